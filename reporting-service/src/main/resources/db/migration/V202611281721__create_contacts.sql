set lock_timeout = '5s';

-- As the gateway lists its sites.
create table site_contact (
    site_id int not null,
    name text not null,
    kind text not null,
    state text not null,
    app text,
    last_contact_at timestamptz,
    queued bigint,
    read_at timestamptz not null,
    constraint site_contact_pkey primary key (site_id)
);

-- As routing lists the stores.
create table store_site (
    store_id text collate "C" not null,
    active_site int,
    read_at timestamptz not null,
    constraint store_site_pkey primary key (store_id)
);

-- When each list was last read to its end.
create table list_read (
    list text not null,
    read_at timestamptz not null,
    constraint list_read_pkey primary key (list),
    constraint list_read_list_check check (list in ('sites', 'stores'))
);
