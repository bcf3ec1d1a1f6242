set lock_timeout = '5s';

-- The head up to which a load sends the site's own rows as well; 0 past it, -1 until the load has begun. Status counts by the same rule as a page.
alter table subscription add column load_head bigint not null default -1;
update subscription set load_head = 0 where position > 0;
