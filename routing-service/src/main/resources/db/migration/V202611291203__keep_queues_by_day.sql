set lock_timeout = '5s';

-- What waited for a site and at it, once a day: for people, and for the trend.
create table site_queue (
    site_id int not null,
    day date not null,
    to_receive bigint not null,
    queued_at_site bigint not null,
    quarantined bigint not null,
    constraint site_queue_pkey primary key (site_id, day)
);
