-- Shared by SQLite and PostgreSQL. Times are microseconds since 1970 (UTC); hashes are lower-case hex.
-- ${clustered} is "without rowid" on SQLite, where the primary key then is the table, and empty on PostgreSQL.
-- ${text} is text that compares by its bytes on both, whatever the language of the PostgreSQL database.

create table document (
    placement          bigint  not null, -- hash of the key: large files are written front to back in this order
    partner            ${text} not null,
    entity             ${text} not null,
    store              ${text} not null,
    id                 ${text} not null,
    account            ${text} not null,
    state              ${text} not null check (state in ('due', 'held', 'delivered', 'refused')),
    revision           bigint  not null,
    suspect_group      bigint  not null default 0,
    changed_at         bigint  not null,
    delivered_revision bigint,
    delivered_hash     ${text},
    delivered_at       bigint,
    delivered_request  bigint, -- the request that brought what the destination holds
    refused_reason     ${text},
    parts              ${text} not null,
    primary key (placement, partner, entity, store, id)
) ${clustered};

-- what is due, in delivery order; the leading columns also answer the counts by state
create index document_by_state on document (account, entity, state, suspect_group, placement);

-- the few documents that are under suspicion
create index document_suspect on document (suspect_group) where suspect_group > 0;

create table drop_ledger (
    id           bigint  not null primary key,
    partner      ${text} not null,
    feed         ${text} not null,
    declaration  ${text} not null, -- fingerprint of the feed's declaration
    sha256       ${text} not null,
    name         ${text} not null,
    source       ${text} not null,
    modified     bigint  not null,
    size         bigint  not null,
    archived     ${text} not null,
    first_seen   bigint  not null,
    file_time    bigint  not null, -- raised when the same bytes come again with a newer time
    received_at  bigint  not null,
    closed_at    bigint,
    result       ${text} not null check (result in ('open', 'done', 'failed', 'repeated', 'parked')),
    partitions   integer not null,
    attempt      integer not null,
    repeat_of    bigint references drop_ledger (id),
    replay_of    bigint references drop_ledger (id), -- the drop whose bytes an operator had read again
    records      bigint  not null default 0,
    accepted     bigint  not null default 0,
    unchanged    bigint  not null default 0,
    duplicate    bigint  not null default 0,
    stale        bigint  not null default 0,
    rejected     bigint  not null default 0,
    blank        bigint  not null default 0,
    documents    bigint  not null default 0, -- customers and tickets that its rows are part of
    sums_open    ${text},                       -- how its sums do not close; null: they do
    reasons      ${text} not null default '{}',
    notes        ${text} not null default '[]',
    failure      ${text},
    failure_text ${text}
);

create index drop_by_bytes on drop_ledger (partner, feed, sha256, declaration);
create index drop_by_time on drop_ledger (partner, file_time);
create index drop_open on drop_ledger (id) where result = 'open';
-- empty unless something is wrong, so that it can be asked at any time
create index drop_sums_open on drop_ledger (id)
    where (records <> accepted + unchanged + duplicate + stale + rejected + blank or sums_open is not null);

-- partitions of a drop that are applied: a redo after a crash skips them
create table drop_partition (
    drop_id     bigint  not null references drop_ledger (id),
    number      integer not null,
    accepted    bigint  not null,
    unchanged   bigint  not null,
    duplicate   bigint  not null,
    stale       bigint  not null,
    undated     bigint  not null, -- parts whose version is the file's time
    dated_from  bigint,           -- the span of the versions that rows brought themselves
    dated_until bigint,
    documents   bigint  not null,
    touched     ${text} not null, -- the places of these documents, packed
    primary key (drop_id, number)
);

-- documents that were refused together; halves of one refused request share a family's requests
create table suspect_group (
    id            bigint  not null primary key,
    family        bigint  not null,
    requests_left integer not null
);

create index suspect_family on suspect_group (family);

create table request (
    id              bigint  not null primary key,
    account         ${text} not null,
    entity          ${text} not null,
    batch           ${text} not null, -- SHA-256 of the body
    items           integer not null,
    bytes           bigint  not null,
    at              bigint  not null,
    millis          bigint,           -- null until it is answered
    status          integer,
    result          ${text} not null, -- sending until it is answered; a crash may leave it there
    answer          ${text},             -- the beginning of what was answered, unless it was accepted
    first_placement bigint  not null,
    last_placement  bigint  not null,
    contents        ${text} not null  -- placement and revision of each item, packed
);

create index request_by_account on request (account, entity, result, items);
-- which requests may hold an item
create index request_by_placement on request (account, entity, first_placement, last_placement);

create table dead_letter (
    placement bigint not null,
    partner   ${text} not null,
    entity    ${text} not null,
    store     ${text} not null,
    id        ${text} not null,
    account   ${text} not null,
    revision  bigint not null,
    reason    ${text} not null,
    status    integer,
    answer    ${text},
    request   bigint, -- null when it was never sent
    at        bigint not null,
    number    bigint not null, -- what people call it
    discarded_at bigint,       -- set: it has left the open list
    primary key (placement, partner, entity, store, id, revision)
);

create unique index dead_letter_by_number on dead_letter (number);

create table counter (
    name  ${text} not null primary key,
    value bigint not null
);

insert into counter (name, value) values ('drop', 0), ('suspect', 0), ('request', 0);

-- what operators did: only ever added to
create table audit (
    id        bigint not null primary key,
    at        bigint not null,
    who       ${text} not null,
    what      ${text} not null,
    partner   ${text},
    entity    ${text},
    store     ${text},
    document  ${text},
    drop_id   bigint references drop_ledger (id), -- the drop that it concerns, or that it made
    why       ${text} not null,
    changed   ${text} not null
);

create index audit_by_document on audit (partner, entity, store, document);
create index audit_by_drop on audit (drop_id);

-- archived files that an operator wants read again; the running hub takes them up in this order
create table replay_request (
    id       bigint not null primary key,
    drop_id  bigint not null references drop_ledger (id),
    who      ${text} not null,
    asked_at bigint not null,
    taken_as bigint references drop_ledger (id), -- null: it waits
    refused  ${text}                             -- why it could not be taken up
);

create index replay_waiting on replay_request (id) where taken_as is null and refused is null;

-- full files that would delete or change too much: not applied until an operator releases them
create table parked_drop (
    drop_id   bigint  not null primary key references drop_ledger (id),
    parked_at bigint  not null,
    known     bigint  not null,
    changed   bigint  not null,
    gone      bigint  not null,
    released  integer not null default 0
);

-- tickets that have waited for a part longer than their feed allows: each is reported once
create table held_report (
    placement   bigint not null,
    partner     ${text} not null,
    entity      ${text} not null,
    store       ${text} not null,
    id          ${text} not null,
    reported_at bigint not null,
    told_in     bigint references drop_ledger (id), -- the drop whose receipt told the partner
    primary key (placement, partner, entity, store, id)
);

create index held_untold on held_report (partner, told_in);

insert into counter (name, value) values ('letter', 0), ('audit', 0), ('replay', 0);
