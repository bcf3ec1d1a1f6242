set lock_timeout = '5s';

-- What people decided about changes that waited, for their sites to see; numbered by site.
create table decision (
    site_id int not null,
    decision_no bigint not null,
    site_seq bigint not null,
    type_name text not null,
    record_id bytea not null,
    decision text not null,
    code text not null,
    reason text not null,
    decided_at timestamptz not null,
    constraint decision_pkey primary key (site_id, decision_no)
);

create index decision_decided_idx on decision (decided_at);

alter table site add column next_decision bigint not null default 1;
