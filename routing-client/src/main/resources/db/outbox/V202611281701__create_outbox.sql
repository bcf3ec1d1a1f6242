-- What this service has to push, in the order of its lanes, written in the transaction that decides it.
create table outbox_lane (
    lane int not null,
    next_seq bigint not null,
    constraint outbox_lane_pkey primary key (lane)
);

create table outbox_lineage (
    one boolean not null default true,
    lineage uuid not null,
    constraint outbox_lineage_pkey primary key (one),
    constraint outbox_lineage_one_check check (one)
);

-- batch_id: set when it was put into a batch, before that is sent; the same rows make the same batch, however often it is sent.
create table outbox (
    lane int not null,
    seq bigint not null,
    batch_id uuid,
    record_type text not null,
    record_id text not null,
    op text not null,
    base_version bigint,
    body bytea,
    queued_at timestamptz not null,
    constraint outbox_pkey primary key (lane, seq)
);
