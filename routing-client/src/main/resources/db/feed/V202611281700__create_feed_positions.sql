-- How far this consumer is in each partition of the feed. seq null: its home streams are being read from 0; load_head: the head noted before.
create table feed_position (
    partition int not null,
    seq bigint,
    load_head bigint,
    constraint feed_position_pkey primary key (partition)
);

insert into feed_position (partition) select generate_series(0, 15);

create table feed_load (
    partition int not null,
    stream_id int not null,
    position bigint not null,
    constraint feed_load_pkey primary key (partition, stream_id)
);
