set lock_timeout = '5s';

-- One chain per writer (I13). A row's tag is an HMAC over the row and the tag before it, under a key that never stands here.
create table audit_entry (
    writer text collate "C" not null,
    seq bigint not null,
    at timestamptz not null,
    actor text not null,
    kind text not null,
    about text,
    detail text not null,
    request_id text,
    tag bytea not null constraint audit_entry_tag_check check (octet_length(tag) = 32),
    constraint audit_entry_pkey primary key (writer, seq)
);
create index audit_entry_at on audit_entry (at, writer, seq);
-- Batches are most rows; what people did is found without reading them.
create index audit_entry_kind on audit_entry (kind, at, writer, seq) where kind <> 'push';
create index audit_entry_about on audit_entry (about, at, writer, seq) where about is not null;

-- Signed heads of the chains (is_start false), and where a chain begins since its beginning was let go of (is_start true).
create table audit_seal (
    writer text collate "C" not null,
    is_start boolean not null,
    seq bigint not null,
    tag bytea not null,
    sealed_at timestamptz not null,
    mac bytea not null constraint audit_seal_mac_check check (octet_length(mac) = 32),
    constraint audit_seal_pkey primary key (writer, is_start, seq)
);
create index audit_seal_at on audit_seal (sealed_at, writer, seq);

-- Rows and seals are inserted and read; whoever is not the owner of the tables may do no more (docs/operations.md).
do $$
declare
    who record;
begin
    for who in
        select distinct g.table_name, case g.grantee when 'PUBLIC' then 'public' else g.grantee end as grantee
        from information_schema.role_table_grants g
        where g.table_schema = current_schema() and g.table_name in ('audit_entry', 'audit_seal') and g.grantee <> current_user
    loop
        execute format('revoke all on %I from %I', who.table_name, who.grantee);
        execute format('grant select, insert on %I to %I', who.table_name, who.grantee);
    end loop;
end $$;
