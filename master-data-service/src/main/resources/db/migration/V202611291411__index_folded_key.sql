set lock_timeout = '5s';

create index unit_folded_key on unit (folded_key);
create index name_folded_key on name (folded_key);
create index item_folded_key on item (folded_key);
create index store_folded_key on store (folded_key);
create index item_list_folded_key on item_list (folded_key);
create index item_list_line_folded_key on item_list_line (folded_key);
create index visible_item_folded_key on visible_item (folded_key);
create index visible_name_folded_key on visible_name (folded_key);
create index preference_folded_key on preference (folded_key);
create index currency_folded_key on currency (folded_key);
create index item_category_folded_key on item_category (folded_key);
create index location_type_folded_key on location_type (folded_key);
create index option_folded_key on option (folded_key);
create index ship_method_folded_key on ship_method (folded_key);
create index vial_monitor_folded_key on vial_monitor (folded_key);
create index period_schedule_folded_key on period_schedule (folded_key);
create index period_folded_key on period (folded_key);
create index abbreviation_folded_key on abbreviation (folded_key);
create index diagnosis_folded_key on diagnosis (folded_key);
create index list_of_name_folded_key on list_of_name (folded_key);

-- Indexes over lower(sort_key) serve nobody any more; those of the tables made by "like" have names of the database's own making.
do $$
declare
    old record;
begin
    for old in
        select i.indexname from pg_indexes i where i.schemaname = current_schema() and i.indexdef like '%lower(sort\_key)%'
    loop
        execute format('drop index %I', old.indexname);
    end loop;
end $$;
