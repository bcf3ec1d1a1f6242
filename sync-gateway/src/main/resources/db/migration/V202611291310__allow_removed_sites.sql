set lock_timeout = '5s';

alter table site drop constraint site_state_check;
alter table site add constraint site_state_check check (state in ('pending', 'active', 'suspended', 'removed'));
