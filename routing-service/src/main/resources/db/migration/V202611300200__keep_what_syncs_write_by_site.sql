set lock_timeout = '5s';

-- What pushes and syncs of a site write of it. It has a table by site because where several nodes hold the log, the table of sites stands whole on
-- each of them, and a write there holds up the writes of all other sites (docs/adr/0013).
create table site_state (
    site_id int not null,
    next_subscription int not null default 1,
    next_decision bigint not null default 1,
    queued bigint not null default 0,
    sync_queued bigint not null default 0,
    sync_spoilt boolean not null default false,
    next_knows_nothing boolean not null default false,
    constraint site_state_pkey primary key (site_id)
) with (fillfactor = 50);

insert into site_state (site_id, next_subscription, next_decision, queued, sync_queued, sync_spoilt, next_knows_nothing)
select site_id, next_subscription, next_decision, queued, sync_queued, sync_spoilt, next_knows_nothing from site;

alter table site drop column next_subscription, drop column next_decision, drop column queued, drop column sync_queued,
    drop column sync_spoilt, drop column next_knows_nothing;

-- Where several nodes hold it, it is spread by the record that is waited for, which leads its key then.
alter table redrive drop constraint redrive_pkey, add constraint redrive_pkey primary key (waits_id, waits_type);
