set lock_timeout = '5s';

-- The trace of the call that wrote these rows, where it was traced, so that consumers go on with it.
alter table feed add column trace text;
