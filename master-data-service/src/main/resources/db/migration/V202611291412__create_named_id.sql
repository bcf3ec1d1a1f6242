set lock_timeout = '5s';

-- Central records that store data name, one row for each: such a record is not deleted. A name once used stays, as the ledger does.
create table named_id (
    record_type text not null,
    record_id text not null,
    constraint named_id_pkey primary key (record_type, record_id)
);

-- Stores' data that stand are read once, from the beginning.
update feed_position set seq = null, load_head = null;
