set lock_timeout = '5s';

-- What a site used up on a day (UTC), counted in the row a batch writes anyway.
alter table lane
    add column used_on date,
    add column used_bytes bigint not null default 0,
    add column used_broadcasts int not null default 0,
    add column used_addressed int not null default 0,
    add column used_placeholders int not null default 0;
