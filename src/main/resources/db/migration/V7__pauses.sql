-- What operators have paused: it stays paused over restarts, until somebody resumes it.
create table operator_pause (
    subject ${text} not null check (subject in ('drop', 'account')),
    name    ${text} not null, -- the id of the drop's route, or the account's name
    who     ${text} not null,
    why     ${text} not null,
    since   bigint  not null,
    primary key (subject, name)
) ${clustered};
