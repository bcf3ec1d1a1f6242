set lock_timeout = '5s';

-- tried: judgings begun and not ended. A change that failed twice, or whose judging killed its replica twice, is set aside for people.
alter table quarantine add column tried smallint not null default 0, add column set_aside boolean not null default false;
alter table redrive add column tried smallint not null default 0;
