set lock_timeout = '5s';

-- The batch of a lane that is sent and not answered yet, and its last change: the same changes make the same batch, however often it is sent. It
-- stood on each change before, which was then written twice.
alter table outbox_lane add column batch_id uuid;
alter table outbox_lane add column batch_last bigint;

update outbox_lane l set batch_id = b.batch_id, batch_last = b.last
from (select lane, batch_id, max(seq) as last from outbox where batch_id is not null group by lane, batch_id) b
where b.lane = l.lane;

alter table outbox drop column batch_id;
