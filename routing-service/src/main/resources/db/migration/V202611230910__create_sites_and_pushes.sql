-- Sites, what they are entitled to, what they pushed (architecture, Sites, stores, moves).

create table site (
    site_id int not null,
    name text not null,
    kind text not null,
    zone text,
    makes_own_halves text not null,
    next_subscription int not null default 1,
    queued bigint not null default 0,
    created_at timestamptz not null,
    constraint site_pkey primary key (site_id),
    constraint site_makes_own_halves_check check (makes_own_halves in ('never', 'same-site', 'always'))
);

-- What the rules need of a store record, kept in the transaction that accepts it. everything else stays in the body.
create table store (
    store_id text not null,
    name_id text,
    mode text not null,
    created_on date,
    constraint store_pkey primary key (store_id)
);

create index store_name_idx on store (name_id);

-- At most one site is active for a store: a key, not a check.
create table assignment (
    store_id text not null,
    site_id int,
    epoch bigint not null,
    since timestamptz not null,
    constraint assignment_pkey primary key (store_id)
);

create table assignment_history (
    store_id text not null,
    epoch bigint not null,
    site_id int,
    since timestamptz not null,
    decided_by text not null,
    constraint assignment_history_pkey primary key (store_id, epoch)
);

-- Sync-with types other than active (that is the assignment) and none (no row).
create table sync_with (
    store_id text not null,
    site_id int not null,
    type text not null,
    why text not null,
    since timestamptz not null,
    constraint sync_with_pkey primary key (store_id, site_id),
    constraint sync_with_type_check check (type in ('transfer', 'collector'))
);

create index sync_with_site_idx on sync_with (site_id);

-- The primary is an assignment too: one row, one site, an epoch.
create table primary_assignment (
    one boolean not null default true,
    site_id int not null,
    epoch bigint not null,
    since timestamptz not null,
    constraint primary_assignment_pkey primary key (one),
    constraint primary_assignment_one_check check (one)
);

-- scope: 'store/<id>', 'names' (which name belongs to which store), 'primary'. Raised under the heads a push that uses the fact would take.
create table fact_version (
    scope text not null,
    version bigint not null,
    constraint fact_version_pkey primary key (scope)
);

insert into fact_version (scope, version) values ('primary', 1), ('names', 1);

-- A site's right to a stream and how far it got. Numbers are never used again.
-- drained: the head at which the site last had the stream whole.
create table subscription (
    site_id int not null,
    subscription_no int not null,
    stream_id int not null,
    position bigint not null default 0,
    drained bigint not null default 0,
    began_at timestamptz not null,
    ended_at timestamptz,
    constraint subscription_pkey primary key (site_id, subscription_no)
) with (fillfactor = 80);

create unique index subscription_live_key on subscription (site_id, stream_id) where ended_at is null;
create index subscription_stream_idx on subscription (stream_id) where ended_at is null;

create table lineage (
    lineage_id int generated always as identity,
    site_id int not null,
    lineage uuid not null,
    began_at timestamptz not null,
    retired_at timestamptz,
    constraint lineage_pkey primary key (lineage_id),
    constraint lineage_key unique (site_id, lineage)
);

-- One push at a time per lane: by this row. last_answer: gzip of the answer of the last batch, for a retry of it.
create table lane (
    site_id int not null,
    lane int not null,
    lineage_id int not null,
    high_seq bigint not null default 0,
    last_batch uuid,
    last_answer bytea,
    constraint lane_pkey primary key (site_id, lane)
);

-- answer: gzip of the outcomes other than plainly accepted, as they were answered; null when there are none.
create table push_batch (
    site_id int not null,
    batch_id uuid not null,
    lane int not null,
    lineage_id int not null,
    first_seq bigint not null,
    last_seq bigint not null,
    digest bytea not null,
    received_at timestamptz not null,
    app text,
    accepted int not null,
    others bytea,
    constraint push_batch_pkey primary key (site_id, batch_id)
);

create index push_batch_received_idx on push_batch (received_at);

-- The newest change of a record that can't be decided yet. waits_type/waits_id: the record it waits for, if it is one.
create table quarantine (
    site_id int not null,
    type_name text not null,
    record_id bytea not null,
    waits_type smallint,
    waits_id bytea,
    code text not null,
    op char(1) not null,
    lineage_id int not null,
    site_seq bigint not null,
    base_version bigint,
    received_at timestamptz not null,
    body bytea,
    constraint quarantine_pkey primary key (site_id, type_name, record_id)
);

create index quarantine_waits_idx on quarantine (waits_type, waits_id) where waits_id is not null;

-- Parents and stores that came or moved: their waiting records are judged again by the worker.
create table redrive (
    waits_type smallint not null,
    waits_id bytea not null,
    asked_at timestamptz not null,
    constraint redrive_pkey primary key (waits_type, waits_id)
);

-- Presented cursors, as they moved: when a site had what.
create table ack_log (
    site_id int not null,
    acked_at timestamptz not null,
    positions bytea not null,
    constraint ack_log_pkey primary key (site_id, acked_at)
);

-- Chained per writer: hash = sha256(prev | writer | seq | kind | detail).
create table audit (
    writer text not null,
    seq bigint not null,
    at timestamptz not null,
    kind text not null,
    detail text not null,
    hash bytea not null,
    constraint audit_pkey primary key (writer, seq)
);

create table audit_head (
    writer text not null,
    seq bigint not null,
    hash bytea not null,
    constraint audit_head_pkey primary key (writer)
);

-- Leader work takes a lease with a fencing token.
create table lease (
    name text not null,
    holder text not null,
    fence bigint not null,
    until timestamptz not null,
    constraint lease_pkey primary key (name)
);
