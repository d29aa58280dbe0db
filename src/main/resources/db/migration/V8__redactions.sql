-- Kept files of which a person's rows were erased: what they are now, so that the proof still holds them to a hash.
create table redaction (
    drop_id     bigint  not null primary key references drop_ledger (id),
    sha256      ${text} not null, -- of the kept bytes as they are now; the ledger keeps the hash of what came
    cleared     bigint  not null, -- rows that were emptied; read again they are blank
    rejected    bigint  not null, -- those of them that had been rejected
    redacted_at bigint  not null
);
