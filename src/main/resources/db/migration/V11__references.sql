-- By what lines may name the products of a partner's catalogue.
create table product_code (
    partner ${text} not null,
    kind    ${text} not null, -- id, ean or sku
    code    ${text} not null,
    product ${text} not null,
    variant ${text} not null, -- empty without one
    primary key (partner, kind, code, product, variant)
) ${clustered};
create index product_code_of on product_code (partner, product, variant);

-- The stores of a partner: what people and what the destination call them.
create table store_name (
    partner ${text} not null,
    store   ${text} not null,
    name    ${text} not null,
    shop    ${text}, -- null: the destination calls it as the partner does
    primary key (partner, store)
) ${clustered};

-- What a document names: what is not known yet, or what it is sent again for when that changes.
create table reference (
    partner   ${text} not null,
    kind      ${text} not null, -- customer, category, or of a product what it is named by: id, ean or sku
    named     ${text} not null,
    why       ${text} not null, -- awaits: the document is held until it is known; lacks: it is only told; follows: see above
    placement bigint  not null, -- the document that names it
    entity    ${text} not null,
    store     ${text} not null,
    id        ${text} not null,
    drop_id   bigint  not null, -- the drop whose row named it
    primary key (partner, kind, named, why, placement, entity, store, id)
) ${clustered};
create index reference_of on reference (placement, partner, entity, store, id);
create index reference_told on reference (drop_id);
