set lock_timeout = '5s';

-- What a store is to a site (its sync-with type); a site sees the stores that have a row here.
create view store_at_site as
select store_id, site_id, 'active' as type from assignment where site_id is not null
union all
select w.store_id, w.site_id, w.type from sync_with w
where not exists (select 1 from assignment a where a.store_id = w.store_id and a.site_id = w.site_id);
