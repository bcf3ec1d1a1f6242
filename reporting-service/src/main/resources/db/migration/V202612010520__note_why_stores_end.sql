set lock_timeout = '5s';

-- Why collected is false; null: central does not collect the store. left_out_since: since when its transactions are left out, as routing says.
alter table store_site
    add column ending text,
    add column left_out_since timestamptz;
