set lock_timeout = '5s';

-- One chain per writer (I13): each row's hash covers the one before it.
create table audit_chain (
    writer text primary key,
    seq bigint not null,
    hash bytea not null
);

create table audit (
    writer text not null,
    seq bigint not null,
    at timestamptz not null,
    actor text not null,
    act text not null,
    site_id int not null,
    detail text not null,
    request_id text,
    hash bytea not null constraint audit_hash_check check (octet_length(hash) = 32),
    primary key (writer, seq)
);
create index audit_site on audit (site_id, at);
