-- Keys with which partners' systems may look at their own drops. The key itself is kept nowhere.
create table api_key (
    id         ${text} not null primary key, -- the part of the key that may be shown
    partner    ${text} not null,
    hash       ${text} not null, -- SHA-256 of the whole key: its secret is 256 random bits, so a slow hash would add nothing
    made_by    ${text} not null,
    made_at    bigint  not null,
    expires_at bigint  not null,
    revoked_at bigint
);
