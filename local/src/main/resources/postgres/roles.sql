-- The rights of a service: one role owns the tables and migrates them, the service works under another. May be run again at any
-- time; a database the service's role owned until now changes hands. As a superuser, connected to the database, both roles there already:
--   psql -d routing -v database=routing -v owner=routing_owner -v service=routing -f roles.sql
alter database :"database" owner to :"owner";
reassign owned by :"service" to :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to :"service";
grant usage on schema public to :"service";

-- What the owner makes from now on. The migration of an audit takes back what is too much there.
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"service";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"service";

-- What is there already: rows of the audit are inserted and read, the history of migrations is read.
select set_config('storesync.service', :'service', false);
do $$
declare
    it regclass;
begin
    for it in
        select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    loop
        execute format('revoke all on %s from %I', it, current_setting('storesync.service'));
        execute format(
            'grant %s on %s to %I',
            case it::text
                when 'audit_entry' then 'select, insert'
                when 'audit_seal' then 'select, insert'
                when 'flyway_schema_history' then 'select'
                else 'select, insert, update, delete'
            end,
            it,
            current_setting('storesync.service'));
    end loop;
end $$;
grant usage, select on all sequences in schema public to :"service";
