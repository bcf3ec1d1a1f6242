-- What the rules of transfers need of the feed, and the pairs they made. Everything is written in the transaction that moves the feed's position.

-- came_at: when this state of it came; documents that wait for it are looked for a while after.
create table store (
    store_id text not null,
    name_id text,
    created_on date,
    version bigint not null,
    came_at timestamptz not null,
    constraint store_pkey primary key (store_id)
);

create index store_name_idx on store (name_id);
create index store_came_idx on store (came_at);

-- body: only of documents that are or may become the source of a transfer; of the others what tells them apart. answers, number: of a responding
-- half, whoever made it. waits_for: what has to come before it can be judged (one of its two stores, the end of the load); null: judged.
create table document (
    document_id text not null,
    store_id text not null,
    name_id text not null,
    answers text,
    number bigint,
    lane int not null,
    version bigint not null,
    waits_for text,
    body bytea,
    constraint document_pkey primary key (document_id),
    constraint document_waits_for_check check (waits_for in ('party', 'load'))
);

create index document_name_idx on document (name_id) where waits_for = 'party';
create index document_store_idx on document (store_id) where waits_for = 'party';
create index document_load_idx on document (document_id) where waits_for = 'load';
create index document_answers_idx on document (answers) where answers is not null;

-- body null: a tombstone.
create table line (
    line_id text not null,
    document_id text not null,
    version bigint not null,
    body bytea,
    constraint line_pkey primary key (line_id)
);

create index line_document_idx on line (document_id);

-- state: where it goes to; shown: where it is. half_version: of the half as this service last wrote it; stands: that is no tombstone. half_number:
-- null if the half shows none. pushed: mark of the body pushed last, empty for a delete. waiting: changes pushed and not answered yet; dirty: the
-- source changed meanwhile.
create table pair (
    source_id text not null,
    half_id text not null,
    initiating_store text not null,
    receiving_store text not null,
    state text not null,
    code text,
    half_version bigint not null,
    stands boolean not null,
    half_number bigint,
    pushed text not null,
    waiting int not null,
    dirty boolean not null,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    shown text not null generated always as (case when waiting > 0 and state in ('made', 'deleted') then 'pushing' else state end) stored,
    constraint pair_pkey primary key (source_id),
    constraint pair_half_key unique (half_id),
    constraint pair_state_check check (state in ('made', 'taken-over', 'deleted', 'refused'))
);

create index pair_initiating_idx on pair (initiating_store, source_id);
create index pair_receiving_idx on pair (receiving_store, source_id);
create index pair_shown_idx on pair (shown, source_id);
create index pair_unnumbered_idx on pair (made_at) where half_number = -1;

-- Like the columns of pair with these names.
create table half_line (
    half_line_id text not null,
    half_id text not null,
    version bigint not null default 0,
    stands boolean not null default false,
    pushed text not null,
    constraint half_line_pkey primary key (half_line_id)
);

create index half_line_half_idx on half_line (half_id);
