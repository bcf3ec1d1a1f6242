set lock_timeout = '5s';

-- Since when central takes no transactions of a dispensary. It counts only while they are left out. Null: central did not note when.
alter table store add column transactions_left_out_since timestamptz;
