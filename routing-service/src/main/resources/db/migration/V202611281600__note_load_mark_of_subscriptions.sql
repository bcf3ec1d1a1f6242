-- The floor of the stream when the site's load of it began, as its cursor says: status counts by the same rule as a page reads.
alter table subscription add column load_mark bigint not null default 0;
