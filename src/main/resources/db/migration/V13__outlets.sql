-- Reading back: what a destination lists of its customers, held against what is kept here.
create table reconciliation (
    id            bigint  not null primary key,
    account       ${text} not null,
    asked_by      ${text} not null, -- an operator's login, or "schedule"
    asked_at      bigint  not null,
    state         ${text} not null check (state in ('asked', 'reading', 'comparing', 'done', 'failed')),
    ended_at      bigint,
    page          integer not null default 1, -- the next one to read
    pass          integer not null default 1, -- a list that changes while it is read is gone through twice
    pass_rows     bigint  not null default 0, -- rows of this pass so far, repeated ones counted
    broken        integer not null default 0, -- answers in a row that were no page
    narrowed      integer not null default 0, -- 1: filters leave customers out, so nobody can be missing there
    total         bigint  not null default 0, -- as the last page said it
    listed        bigint  not null default 0, -- different customers that were seen
    known         bigint  not null default 0,
    missing_there bigint  not null default 0,
    missing_here  bigint  not null default 0,
    blacklisted   bigint  not null default 0,
    rows_file     ${text},
    note          ${text}
);

create index reconciliation_by_account on reconciliation (account, state);

-- both only while a reconciliation goes on
create table reconcile_listed (
    run         bigint  not null references reconciliation (id),
    email       ${text} not null,
    customer    ${text} not null, -- the destination's number
    blacklisted integer not null,
    reason      ${text} not null,
    since       ${text} not null,
    primary key (run, email, customer)
) ${clustered};

create table reconcile_known (
    run      bigint  not null references reconciliation (id),
    email    ${text} not null,
    partner  ${text} not null,
    customer ${text} not null,
    settled  integer not null, -- 1: the destination took what is known now, before the listing began
    primary key (run, email, partner, customer)
) ${clustered};

-- Single e-mails. A key is never sent twice.
create table email_outbox (
    id          bigint  not null primary key,
    account     ${text} not null,
    send_key    ${text} not null,
    template    ${text} not null,
    email       ${text} not null, -- empty once it has an end
    language    ${text} not null,
    variables   ${text} not null, -- JSON; empty once it has an end
    state       ${text} not null check (state in ('waiting', 'sending', 'sent', 'refused', 'unknown', 'discarded')),
    asked_at    bigint  not null,
    started_at  bigint,
    ended_at    bigint,
    status      integer,
    answer      ${text},
    unique (account, send_key)
);

create index email_by_state on email_outbox (account, state, id);

-- up to which request the delivered tickets were looked through, by who looks
create table ticket_news (
    reader  ${text} not null primary key,
    request bigint  not null
) ${clustered};

insert into counter (name, value) values ('reconciliation', 0), ('email', 0);
