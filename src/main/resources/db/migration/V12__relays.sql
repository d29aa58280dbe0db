-- Files that the destination reads itself, and what partners are told later.

-- one row for each file that is passed on as it is: it is in exactly one state
create table relay (
    drop_id       bigint   not null primary key references drop_ledger (id),
    account       ${text}  not null,
    lane          smallint not null, -- 0 daily, 1 history: daily goes first
    state         ${text}  not null check (state in ('due', 'delivered', 'refused')),
    step          ${text}  not null check (step in ('send', 'complete', 'follow', 'end')), -- what comes next
    asked         ${text}  not null, -- what the upload session is asked for, as JSON
    sessions      integer  not null default 0, -- upload sessions that were opened for it
    refusals      integer  not null default 0, -- those of them that were of no use
    upload_id     ${text},  -- the last of them
    said          ${text},  -- the destination's own word for how the upload stands
    rows_total    bigint,
    rows_accepted bigint,
    rows_rejected bigint,
    outputs       ${text},  -- what the destination made of it, as JSON
    reason        ${text},  -- why it was refused
    status        integer,  -- with which HTTP status
    answer        ${text},  -- the beginning of what was answered
    due_at        bigint   not null,
    changed_at    bigint   not null
) ${clustered};

create index relay_by_state on relay (account, state, step, lane, drop_id);

-- what the next poll of a source puts beside its drop; a later version of a file takes the place of an earlier one
create table later_file (
    partner ${text} not null,
    feed    ${text} not null,
    source  ${text} not null,
    name    ${text} not null,
    number  bigint  not null,                   -- which version it is
    drop_id bigint references drop_ledger (id), -- its receipt, as it is when it is put there
    content ${text},                            -- what it says, when it is no receipt
    since   bigint  not null,
    primary key (partner, feed, source, name)
) ${clustered};

insert into counter (name, value) values ('later', 0);
