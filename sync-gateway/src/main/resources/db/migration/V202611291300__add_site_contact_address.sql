set lock_timeout = '5s';

-- Where a site last called from: shown to administrators, and known after a start as before.
alter table site_contact add column address text;
