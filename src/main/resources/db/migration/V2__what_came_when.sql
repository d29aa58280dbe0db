-- What the console page asks every few seconds, however long the ledger is.

-- files and rows over time; the index alone answers
create index drop_by_arrival on drop_ledger
    (received_at, partner, feed, source, replay_of, result, records, accepted, unchanged, duplicate, stale, rejected);
-- what came for a feed since its last expected time
create index drop_by_feed on drop_ledger (feed, received_at);
-- lists narrowed to a partner or a result, newest first
create index drop_by_partner on drop_ledger (partner, id);
create index drop_by_result on drop_ledger (result, id);
create index drop_rejected on drop_ledger (received_at) where rejected > 0;

-- deliveries over time; the index alone answers
create index request_by_time on request (at, account, entity, result, items);
