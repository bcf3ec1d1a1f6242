set lock_timeout = '5s';

-- The trace of what decided the change, where it was traced, so that its push goes on with it.
alter table outbox add column trace text;
