set lock_timeout = '5s';

-- What makes a record one in the real world, folded by the service (any script; the database's lower() knows ASCII alone in this collation).
-- Filled at the service's start where it is missing. Not unique: a remote primary may hold two of one code, which must not stop the feed.
alter table unit add column folded_key text collate "C";
alter table name add column folded_key text collate "C";
alter table item add column folded_key text collate "C";
alter table store add column folded_key text collate "C";
alter table item_list add column folded_key text collate "C";
alter table item_list_line add column folded_key text collate "C";
alter table visible_item add column folded_key text collate "C";
alter table visible_name add column folded_key text collate "C";
alter table preference add column folded_key text collate "C";
alter table currency add column folded_key text collate "C";
alter table item_category add column folded_key text collate "C";
alter table location_type add column folded_key text collate "C";
alter table option add column folded_key text collate "C";
alter table ship_method add column folded_key text collate "C";
alter table vial_monitor add column folded_key text collate "C";
alter table period_schedule add column folded_key text collate "C";
alter table period add column folded_key text collate "C";
alter table abbreviation add column folded_key text collate "C";
alter table diagnosis add column folded_key text collate "C";
alter table list_of_name add column folded_key text collate "C";
