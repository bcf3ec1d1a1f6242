set lock_timeout = '5s';

-- Each edit is written once more when central answers, with its version there: with room beside it, that touches no index.
alter table unit set (fillfactor = 50);
alter table name set (fillfactor = 50);
alter table item set (fillfactor = 50);
alter table store set (fillfactor = 50);
alter table item_list set (fillfactor = 50);
alter table item_list_line set (fillfactor = 50);
alter table visible_item set (fillfactor = 50);
alter table visible_name set (fillfactor = 50);
alter table preference set (fillfactor = 50);
alter table currency set (fillfactor = 50);
alter table item_category set (fillfactor = 50);
alter table location_type set (fillfactor = 50);
alter table option set (fillfactor = 50);
alter table ship_method set (fillfactor = 50);
alter table vial_monitor set (fillfactor = 50);
alter table period_schedule set (fillfactor = 50);
alter table period set (fillfactor = 50);
alter table abbreviation set (fillfactor = 50);
alter table diagnosis set (fillfactor = 50);
alter table list_of_name set (fillfactor = 50);
