set lock_timeout = '5s';

-- returned_at: it was retired and called again, so another machine has the site's data; rolled_back_at: it came back as an old copy of itself.
alter table lineage add column returned_at timestamptz, add column rolled_back_at timestamptz;
