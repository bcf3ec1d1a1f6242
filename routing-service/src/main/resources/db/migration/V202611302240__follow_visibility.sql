set lock_timeout = '5s';

-- Which names are visible in which stores: a row for each join that is active (B3). A push of joins writes it.
create table visible_name (
    join_id text not null,
    store_id text not null,
    name_id text not null,
    constraint visible_name_pkey primary key (join_id)
);

create index visible_name_store_idx on visible_name (store_id);
create index visible_name_name_idx on visible_name (name_id);

-- Types that must be derived again: what a store is on a site. Each transaction asks by rows with its own number, so that it waits for no other.
create table type_due (
    store_id text not null,
    site_id int not null,
    asked_by bigint not null,
    constraint type_due_pkey primary key (store_id, site_id, asked_by)
);

-- The join by which a store has its type on a site. Null: a person or the role of the primary gives it, and no visibility ends it.
alter table sync_with add column join_id text;

-- Joins that a replica of the release before accepts are not in visible_name. So the log is read once more when these replicas are gone.
create table visible_name_check (
    due_at timestamptz not null,
    constraint visible_name_check_pkey primary key (due_at)
);

do $$
declare
    name text;
begin
    if exists (select from pg_extension where extname = 'citus') then
        foreach name in array array['visible_name', 'type_due', 'visible_name_check'] loop
            perform create_reference_table(name);
        end loop;
    end if;
end $$;

insert into visible_name_check (due_at) values (now()), (now() + interval '1 hour');
