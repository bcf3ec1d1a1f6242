-- Letters are few; finding a site's must not read the records of everybody.
create index record_letter_idx on record (stream_id, seq) where stands_for is not null;
