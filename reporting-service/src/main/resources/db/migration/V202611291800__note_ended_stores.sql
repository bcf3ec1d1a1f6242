set lock_timeout = '5s';

-- collected: central holds the store's data whole, as its collector or because the store is active there. ended_at: when it was first seen not to.
alter table store_site
    add column collected boolean not null default true,
    add column ended_at timestamptz;

create index store_site_ended on store_site (store_id) where not collected;
