set lock_timeout = '5s';

-- Sites that had the role of the primary and handed it on: what they still push is kept in quarantine, not refused.
create table former_primary (
    site_id integer not null,
    since timestamptz not null,
    constraint former_primary_pkey primary key (site_id)
);
