set lock_timeout = '5s';

-- Placeholders are few; finding those nobody waits for must not read the registry.
create index record_home_placeholder_idx on record_home (record_id, record_type) where stream_id is null;
