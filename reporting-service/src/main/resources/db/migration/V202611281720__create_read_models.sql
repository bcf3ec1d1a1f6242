set lock_timeout = '5s';

-- Each table holds the newest known state of its records. version: of that state; home: the stream it came from; state: a deleted or removed
-- record keeps its row, so that an older state read later says nothing. Ids are compared as bytes, which is the order of the pages.
create table item (
    id text collate "C" not null,
    version bigint not null,
    home text not null,
    state text not null,
    code text not null,
    name text not null,
    constraint item_pkey primary key (id),
    constraint item_state_check check (state in ('present', 'deleted', 'removed'))
);

-- Who stores are, beside suppliers and other parties; never patients.
create table name (
    id text collate "C" not null,
    version bigint not null,
    home text not null,
    state text not null,
    code text not null,
    name text not null,
    constraint name_pkey primary key (id),
    constraint name_state_check check (state in ('present', 'deleted', 'removed'))
);

create table store (
    id text collate "C" not null,
    version bigint not null,
    home text not null,
    state text not null,
    code text not null,
    name text not null,
    name_id text collate "C" not null,
    constraint store_pkey primary key (id),
    constraint store_state_check check (state in ('present', 'deleted', 'removed'))
);

create table location (
    id text collate "C" not null,
    version bigint not null,
    home text not null,
    state text not null,
    store_id text collate "C" not null,
    code text not null,
    name text not null,
    constraint location_pkey primary key (id),
    constraint location_state_check check (state in ('present', 'deleted', 'removed'))
);

-- Quantities are packs; a line that is gone has none. An id a line does not name is empty.
create table item_line (
    id text collate "C" not null,
    version bigint not null,
    home text not null,
    state text not null,
    store_id text collate "C" not null,
    item_id text collate "C" not null,
    location_id text collate "C" not null,
    batch text collate "C" not null,
    expiry_date date,
    pack_size numeric not null,
    packs numeric not null,
    cost_price numeric not null,
    units numeric generated always as (packs * pack_size) stored,
    value numeric generated always as (packs * cost_price) stored,
    constraint item_line_pkey primary key (id),
    constraint item_line_state_check check (state in ('present', 'deleted', 'removed'))
);
create index item_line_store_item on item_line (store_id, item_id) where packs <> 0;
create index item_line_item_store on item_line (item_id, store_id) where packs <> 0;

-- Sums over item_line, kept in the transaction that changes a line. lines: how many are there; a row whose lines are all gone stays, with zeros.
create table stock (
    item_id text collate "C" not null,
    store_id text collate "C" not null,
    lines bigint not null,
    units numeric not null,
    value numeric not null,
    constraint stock_pkey primary key (item_id, store_id)
) with (fillfactor = 80);
create index stock_store_item on stock (store_id, item_id);

create table stock_of_store (
    store_id text collate "C" not null,
    lines bigint not null,
    value numeric not null,
    constraint stock_of_store_pkey primary key (store_id)
) with (fillfactor = 50);

-- By partition of the feed as well, so that partitions read at once do not wait for each other; an item's figures are the sum over them.
create table stock_of_item (
    item_id text collate "C" not null,
    partition int not null,
    lines bigint not null,
    units numeric not null,
    value numeric not null,
    constraint stock_of_item_pkey primary key (item_id, partition)
) with (fillfactor = 50);

create table feed_applied (
    partition int not null,
    applied_at timestamptz not null,
    constraint feed_applied_pkey primary key (partition)
);
