set lock_timeout = '5s';

-- Pairs of positions: the head when an epoch began to use it, and where it went on. What lies between was given up by a restore. A site or
-- a service that stands there reads again (docs/log.md, Epoch).
alter table stream_head add column jumps bigint[] not null default '{}';
alter table feed_head add column jumps bigint[] not null default '{}';
