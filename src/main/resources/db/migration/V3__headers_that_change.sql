-- Headers that change from one file of a feed to the next.

-- what is different about a drop's header, as JSON; null: nothing
alter table drop_ledger add column drift ${text};

-- the header of the last good file of a feed, with what its first rows said about each column; no value of a row
create table feed_header (
    feed    ${text} not null primary key,
    drop_id bigint  not null references drop_ledger (id),
    columns ${text} not null
);

-- further names of columns that operators accepted, until the partner file writes them
create table accepted_alias (
    feed        ${text} not null,
    field       ${text} not null,
    column_name ${text} not null,
    accepted_at bigint  not null,
    who         ${text} not null,
    why         ${text} not null,
    drop_id     bigint  not null references drop_ledger (id), -- the file that showed it
    primary key (feed, field, column_name)
);

-- Files that wait until their feed takes their header. While one waits its drop is 'parked' and says in failure why; it may be
-- read again at any time. Rows stay: they tell that a file had to wait.
create table waiting_file (
    drop_id     bigint  not null primary key references drop_ledger (id),
    waits_since bigint  not null,
    refused     integer not null default 0, -- an operator decided that it is not taken
    answered    integer not null default 0  -- it was refused, and its copy at the source has been answered
);
create index drop_waiting on drop_ledger (id) where result = 'parked' and failure is not null;
create index drop_drift on drop_ledger (id) where drift is not null;
