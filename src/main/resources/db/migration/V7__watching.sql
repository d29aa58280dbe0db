-- What watches the hub.

-- what operators have paused: it stays paused over restarts, until somebody resumes it
create table operator_pause (
    subject ${text} not null check (subject in ('drop', 'account')),
    name    ${text} not null, -- the id of the drop's route, or the account's name
    who     ${text} not null,
    why     ${text} not null,
    since   bigint  not null,
    primary key (subject, name)
) ${clustered};

-- what is told to people by mail or webhook, as long as its cause lasts
create table notice (
    cause    ${text} not null,
    channel  ${text} not null check (channel in ('mail', 'webhook')),
    urgency  ${text} not null,
    what     ${text} not null,
    todo     ${text} not null,
    since    bigint  not null,
    next_try bigint  not null,
    attempts integer not null, -- how often telling it failed
    told_at  bigint,           -- null: nobody was told yet
    primary key (cause, channel)
) ${clustered};
