set lock_timeout = '5s';

-- Where a site reads that a name is no longer visible in its store: the position of the join in the store's setup stream. A document that the
-- site sends before it knows this is addressed (D9).
create table ended_visibility (
    store_id text not null,
    name_id text not null,
    seq bigint not null,
    constraint ended_visibility_pkey primary key (store_id, name_id)
);

-- Stores in which a name became visible: their documents that name it are to be addressed. Each transaction asks by a row with its own number.
create table address_due (
    store_id text not null,
    asked_by bigint not null,
    constraint address_due_pkey primary key (store_id, asked_by)
);

-- A push asks for pairs of a store and a name.
create index visible_name_pair_idx on visible_name (store_id, name_id);
drop index visible_name_store_idx;

-- The documents that wait for it are few; finding a store's must not read all its records.
create index record_not_visible_idx on record (stream_id, seq) where not_addressed = 'not-visible';

do $$
declare
    name text;
begin
    if exists (select from pg_extension where extname = 'citus') then
        foreach name in array array['ended_visibility', 'address_due'] loop
            perform create_reference_table(name);
        end loop;
    end if;
end $$;
