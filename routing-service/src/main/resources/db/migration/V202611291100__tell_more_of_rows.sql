set lock_timeout = '5s';

-- written_by: the site that wrote this body, where no installation's lineage says it. not_addressed: why no store's inbox holds a copy of this
-- document. half: 'C' made by central, 'S' by the responding store's site, 'T' taken by that site; null: no responding half of a transfer.
alter table record add column written_by int, add column not_addressed text, add column half char(1);

-- How often collecting began at central. deleted_at: its record was deleted; the row tells who must still learn of that.
alter table store add column collecting_epoch bigint not null default 1, add column deleted_at timestamptz;
