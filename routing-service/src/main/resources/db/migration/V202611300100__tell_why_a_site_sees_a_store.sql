set lock_timeout = '5s';

create or replace view store_at_site as
select store_id, site_id, 'active' as type, 'assigned' as why from assignment where site_id is not null
union all
select w.store_id, w.site_id, w.type, w.why from sync_with w
where not exists (select 1 from assignment a where a.store_id = w.store_id and a.site_id = w.site_id);
