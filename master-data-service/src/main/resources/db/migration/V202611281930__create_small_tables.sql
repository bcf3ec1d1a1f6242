set lock_timeout = '5s';

-- What countries keep by files: shaped like the tables before, without a resource of their own.
create table currency (like unit including all);
create table item_category (like unit including all);
create table location_type (like unit including all);
create table option (like unit including all);
create table ship_method (like unit including all);
create table vial_monitor (like unit including all);
create table period_schedule (like unit including all);
create table period (like unit including all, schedule_id text);
create index period_schedule_id on period (schedule_id);
create table abbreviation (like unit including all);
create table diagnosis (like unit including all);
create table list_of_name (like unit including all, list_id text, name_id text);
create index list_of_name_list_id on list_of_name (list_id);
create index list_of_name_name_id on list_of_name (name_id);
