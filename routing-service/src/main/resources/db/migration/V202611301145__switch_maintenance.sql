set lock_timeout = '5s';

-- The row is there while central is in maintenance.
create table maintenance (
    singleton boolean primary key default true constraint maintenance_singleton_check check (singleton),
    since timestamptz not null,
    by_whom text not null,
    reason text not null
);

do $$
begin
    if exists (select from pg_extension where extname = 'citus') then
        perform create_reference_table('maintenance');
    end if;
end $$;
