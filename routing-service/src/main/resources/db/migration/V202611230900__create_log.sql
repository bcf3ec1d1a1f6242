-- The log: docs/adr/0001 (the record is the log), 0010 (record_home), 0011 (ids, codes, partitions).
-- The distribution column leads each primary key and unique constraint of a big table (docs/adr/0013).

create table stream (
    stream_id int generated always as identity,
    kind text not null,
    owner text not null,
    constraint stream_pkey primary key (stream_id),
    constraint stream_name_key unique (kind, owner)
);

-- lock_rank: heads are locked in this order, then by stream_id. head: highest position handed out. floor: tombstones at or below it may be gone.
create table stream_head (
    stream_id int not null,
    lock_rank smallint not null,
    head bigint not null default 0,
    epoch bigint not null default 0,
    floor bigint not null default 0,
    constraint stream_head_pkey primary key (stream_id)
) with (fillfactor = 50);

-- A record stands once in each of its streams, at the position of its newest change, with its body.
-- op: 'U' upsert, 'D' tombstone, 'R' left this stream, 'S' a subscription ended (stream site/K only).
-- lineage: the installation that pushed exactly this body into this stream; null for rows central wrote. stands_for: a letter's stream (site/K only).
create table record (
    seq bigint not null,
    created_seq bigint not null,
    version bigint not null,
    site_seq bigint,
    received_at timestamptz not null,
    stream_id int not null,
    lineage int,
    stands_for int,
    record_type smallint not null,
    parent_type smallint,
    op char(1) not null,
    record_id bytea not null,
    parent_id bytea,
    copied_to int[],
    body bytea,
    constraint record_pkey primary key (stream_id, record_type, record_id),
    constraint record_position_key unique (stream_id, seq)
) partition by hash (stream_id);

create table record_0 partition of record for values with (modulus 8, remainder 0);
create table record_1 partition of record for values with (modulus 8, remainder 1);
create table record_2 partition of record for values with (modulus 8, remainder 2);
create table record_3 partition of record for values with (modulus 8, remainder 3);
create table record_4 partition of record for values with (modulus 8, remainder 4);
create table record_5 partition of record for values with (modulus 8, remainder 5);
create table record_6 partition of record for values with (modulus 8, remainder 6);
create table record_7 partition of record for values with (modulus 8, remainder 7);

create index record_parent_idx on record (stream_id, parent_type, parent_id) where parent_id is not null;

-- Tombstones are few; finding those past their retention must not read the records.
create index record_ended_idx on record (stream_id, seq) where op <> 'U';

-- The registry of ids. A row without stream is a placeholder: a child that came first made it for its parent.
-- Not partitioned: one look-up of a batch's ids costs a descent per id and partition (docs/adr/0011).
create table record_home (
    stream_id int,
    record_type smallint not null,
    record_id bytea not null,
    constraint record_home_pkey primary key (record_id, record_type)
);

-- Names of the record type codes, for people who read the tables; written from the record catalogue at start.
create table record_type (
    record_type smallint not null,
    name text not null,
    constraint record_type_pkey primary key (record_type)
);

-- Old id -> kept id of merged records, for ever.
create table alias (
    old_id bytea not null,
    record_type smallint not null,
    kept_id bytea not null,
    merged_at timestamptz not null,
    constraint alias_pkey primary key (old_id, record_type)
);

create table feed_head (
    partition smallint not null,
    seq bigint not null default 0,
    constraint feed_head_pkey primary key (partition)
) with (fillfactor = 50);

insert into feed_head (partition) select generate_series(0, 15);

-- One row per transaction and home stream: the range of positions it wrote there.
create table feed (
    partition smallint not null,
    seq bigint not null,
    stream_id int not null,
    from_seq bigint not null,
    to_seq bigint not null,
    written_at timestamptz not null,
    constraint feed_pkey primary key (partition, seq)
);

create table central_epoch (
    epoch bigint not null,
    began_at timestamptz not null,
    why text not null,
    timeline int not null,
    constraint central_epoch_pkey primary key (epoch)
);

-- Cursors of clients that keep 32 bits signed: id = position - from_position + base.
create table v5_base (
    stream_id int not null,
    from_position bigint not null,
    base bigint not null,
    constraint v5_base_pkey primary key (stream_id, from_position)
);
