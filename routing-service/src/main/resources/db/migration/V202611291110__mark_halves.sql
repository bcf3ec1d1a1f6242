set lock_timeout = '5s';

-- Halves that the transfer-service made before they were marked: its own are untaken, those their site changed since count as taken. Their ids
-- are UUIDs of version 5 (tag 1 of the id bytes, then the sixteen).
update record r set half = case when exists (
        select 1 from lineage g join site s on s.site_id = g.site_id where g.lineage_id = r.lineage and s.kind = 'internal')
    then 'C' else 'T' end
where r.record_type = 320 and r.op = 'U' and r.stream_id in (select stream_id from stream where kind = 'store')
    and length(r.record_id) = 17 and get_byte(r.record_id, 0) = 1 and get_byte(r.record_id, 7) >> 4 = 5
    and convert_from(r.body, 'UTF8')::json ->> 'type' = 'si'
    and convert_from(r.body, 'UTF8')::json ->> 'linked_transaction_id' <> '';
