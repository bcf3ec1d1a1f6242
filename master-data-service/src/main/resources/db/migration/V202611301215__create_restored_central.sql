set lock_timeout = '5s';

-- Has its one row from the moment when central turned out to be older than this database until the records that it lacks are queued again.
-- Meanwhile a negative routing_version says: central had this version, and has not confirmed it since.
create table restored_central (
    one boolean not null default true,
    noticed_at timestamptz not null,
    constraint restored_central_pkey primary key (one),
    constraint restored_central_one_check check (one)
);
