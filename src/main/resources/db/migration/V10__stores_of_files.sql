-- The stores that a file named, of feeds that say which stores they expect.
create table drop_store (
    drop_id bigint  not null references drop_ledger (id),
    store   ${text} not null,
    records bigint  not null,
    primary key (drop_id, store)
);
