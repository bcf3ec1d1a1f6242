set lock_timeout = '5s';

-- The role under which the service works owns no table, and only an owner may truncate. The service may empty the read models, and nothing else.
create function empty_read_models() returns void
language sql security definer set search_path = public, pg_temp
as 'truncate item, name, store, location, item_line, stock, stock_of_store, stock_of_item, store_data, feed_applied';
