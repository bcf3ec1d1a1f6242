set lock_timeout = '5s';

-- When the newest of a store's data reached central, as the feed tells it; a rebuild fills it again.
create table store_data (
    store_id text collate "C" not null,
    last_at timestamptz not null,
    constraint store_data_pkey primary key (store_id)
) with (fillfactor = 50);
