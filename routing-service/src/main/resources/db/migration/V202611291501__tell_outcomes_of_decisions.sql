set lock_timeout = '5s';

alter table decision add column outcome text not null default 'accepted';
update decision set outcome = 'discarded' where decision = 'DISCARD';
alter table decision alter column outcome drop default;
