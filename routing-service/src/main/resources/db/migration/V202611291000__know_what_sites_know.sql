set lock_timeout = '5s';

-- begun: the position acknowledged when the site's present sync began; known: when its last complete one did (docs/adr/0017).
alter table subscription add column begun bigint not null default 0, add column known bigint not null default 0;

-- Of the present sync: what it last said it still has to send, and whether a change was answered retry-later.
-- next_knows_nothing: an installation was rolled back, or one called that had been retired; the next one has changes unsent.
alter table site add column sync_queued bigint not null default 0, add column sync_spoilt boolean not null default false,
    add column next_knows_nothing boolean not null default false;

-- What the site knew when it pushed this; the store whose data it is, where that can be told.
alter table quarantine add column known bigint not null default 0, add column store_id text;

-- A right a site lost: scope as in fact_version, letter_seq the row in site/K that tells it, head that of a stream of the scope at that moment.
create table lost_right (
    site_id int not null,
    scope text not null,
    letter_seq bigint not null,
    stream_id int not null,
    head bigint not null,
    lost_at timestamptz not null,
    constraint lost_right_pkey primary key (site_id, scope, letter_seq, stream_id)
);

-- Rights lost before: whether the sites know is not known, nor what happened since.
insert into lost_right (site_id, scope, letter_seq, stream_id, head, lost_at)
select distinct h.site_id, 'store/' || h.store_id, t.head, s.stream_id, 0, a.since
from assignment_history h
join assignment a on a.store_id = h.store_id and a.site_id is distinct from h.site_id
join site k on k.site_id = h.site_id and k.kind <> 'internal'
join stream s on s.kind = 'store' and s.owner = h.store_id
join stream o on o.kind = 'site' and o.owner = h.site_id::text
join stream_head t on t.stream_id = o.stream_id;

insert into lost_right (site_id, scope, letter_seq, stream_id, head, lost_at)
select f.site_id, 'primary', t.head, s.stream_id, 0, f.since
from former_primary f
join primary_assignment p on p.site_id <> f.site_id
join site k on k.site_id = f.site_id and k.kind <> 'internal'
join stream s on s.kind = 'central'
join stream o on o.kind = 'site' and o.owner = f.site_id::text
join stream_head t on t.stream_id = o.stream_id;
