set lock_timeout = '5s';

-- Nobody ever wrote it.
alter table push_batch drop column app;
