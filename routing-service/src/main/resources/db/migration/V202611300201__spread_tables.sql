set lock_timeout = '5s';

-- On the coordinator of a Citus cluster the tables are spread over its nodes: those that grow with the country by their leading key, with what is
-- read together side by side; the others stand whole on each node (docs/adr/0013). On any other PostgreSQL nothing happens here.
do $$
declare
    spread text[][] := array[
        ['record', 'stream_id', 'none'], ['stream_head', 'stream_id', 'record'], ['v5_base', 'stream_id', 'record'],
        ['alias', 'old_id', 'none'],
        ['subscription', 'site_id', 'none'], ['site_state', 'site_id', 'subscription'], ['lane', 'site_id', 'subscription'],
        ['push_batch', 'site_id', 'subscription'], ['quarantine', 'site_id', 'subscription'], ['ack_log', 'site_id', 'subscription'],
        ['lost_right', 'site_id', 'subscription'], ['decision', 'site_id', 'subscription'],
        ['feed', 'partition', 'none'], ['feed_head', 'partition', 'feed'],
        ['audit_entry', 'writer', 'none'], ['audit_seal', 'writer', 'audit_entry'],
        ['audit', 'writer', 'none'], ['audit_head', 'writer', 'audit'],
        ['redrive', 'waits_id', 'none'], ['fact_version', 'scope', 'none']];
    whole text[] := array['stream', 'record_type', 'site', 'store', 'assignment', 'assignment_history', 'sync_with', 'primary_assignment',
        'former_primary', 'lineage', 'site_queue', 'central_epoch', 'lease'];
    each text[];
    name text;
    nodes int;
    wait text;
begin
    if not exists (select from pg_extension where extname = 'citus') then
        return;
    end if;
    foreach each slice 1 in array spread loop
        perform create_distributed_table(each[1]::regclass, each[2], colocate_with => each[3]);
    end loop;
    -- A push asks it for ids at random: fewer parts are fewer statements.
    select greatest(2, 2 * count(*)) into nodes from citus_get_active_worker_nodes();
    perform create_distributed_table('record_home', 'record_id', colocate_with => 'none', shard_count => nodes);
    foreach name in array whole loop
        perform create_reference_table(name::regclass);
    end loop;
    -- What is set for a connection stays on the coordinator, and the other nodes would wait for a lock without end. This goes to all nodes.
    select case reset_val when '0' then '60000' else reset_val end into wait from pg_settings where pg_settings.name = 'lock_timeout';
    execute format('alter database %I set lock_timeout = %L', current_database(), wait);
end $$;
