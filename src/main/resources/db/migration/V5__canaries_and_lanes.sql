-- The two lanes of an account, and the first items of feeds that are new or changed.

alter table drop_ledger add column lane ${text} not null default 'daily';
alter table document add column lane smallint not null default 0; -- 0 daily, 1 history: daily goes first
alter table document add column canary bigint not null default 0; -- the canary that it waits for while it is due or held; 0: none

-- what is due, queue by queue in delivery order; the leading columns also answer the counts
drop index document_by_state;
create index document_by_state on document (account, entity, state, canary, lane, suspect_group, placement);

-- one row for each declaration of a feed that ever asked for a canary, and the account that gets its items
create table canary (
    id            bigint  not null primary key,
    account       ${text} not null,
    partner       ${text} not null,
    feed          ${text} not null,
    declaration   ${text} not null, -- fingerprint of the feed's declaration
    entity        ${text} not null,
    state         ${text} not null check (state in ('waiting', 'sent', 'passed', 'refused', 'released')),
    items_max     integer not null,
    since         bigint  not null, -- when the state came to be
    request       bigint,           -- the last request that carried it
    items         integer,          -- how many it carried
    reason        ${text},          -- why it was refused, with what was answered
    status        integer,
    answer        ${text},
    example_store ${text},          -- one of the items that were refused
    example_id    ${text}
);

create unique index canary_of_feed on canary (feed, account, entity, declaration);

insert into counter (name, value) values ('canary', 0);
