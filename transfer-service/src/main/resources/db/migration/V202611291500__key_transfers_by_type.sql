set lock_timeout = '5s';

-- Ids are unique within a record type only. What routing knows of a record besides its body: when a site last changed it, who wrote it, whom it is
-- addressed to or why nobody, whether it is a half its store has taken.
alter table document add column record_type text not null default 'transact';
alter table document alter column record_type drop default;
alter table document drop constraint document_pkey;
alter table document add constraint document_pkey primary key (record_type, document_id);
alter table document add column answers_type text;
alter table document add column by_site int not null default 0;
alter table document add column received_at timestamptz not null default now();
alter table document alter column received_at drop default;
alter table document add column addressed text;
alter table document add column not_addressed text;
alter table document add column taken boolean not null default false;
-- told_version: the one an answer named; above version it has not come by the feed yet.
alter table document add column told_version bigint not null default 0;
update document set answers_type = 'transact' where answers is not null;
drop index document_answers_idx;
create index document_answers_idx on document (answers_type, answers) where answers is not null;

-- What a source waits for is in wait.
drop index document_name_idx;
drop index document_store_idx;
alter table document drop constraint document_waits_for_check;
update document set waits_for = null where waits_for = 'party';
alter table document add constraint document_waits_for_check check (waits_for = 'load');
drop index document_load_idx;
create index document_load_idx on document (record_type, document_id) where waits_for = 'load';

alter table line add column record_type text not null default 'trans_line';
alter table line alter column record_type drop default;
alter table line drop constraint line_pkey;
alter table line add constraint line_pkey primary key (record_type, line_id);
alter table line add column by_site int not null default 0;
alter table line add column told_version bigint not null default 0;

-- Items and names that have come: a half that names others waits for them.
create table known_record (
    record_type text not null,
    record_id text not null,
    constraint known_record_pkey primary key (record_type, record_id)
);

-- What a source waits for: a record that has not come, or (party) that a name becomes a store's.
create table wait (
    source_type text not null,
    source_id text not null,
    record_type text not null,
    record_id text not null,
    constraint wait_pkey primary key (source_type, source_id, record_type, record_id),
    constraint wait_record_type_check check (record_type in ('item', 'name', 'store', 'party'))
);

create index wait_record_idx on wait (record_type, record_id);
drop index store_came_idx;
alter table store drop column came_at;

-- addressed: the store the source was addressed to when somebody last changed it. half_id, half_store: of the half that stands, stood last or is being
-- made. receiving_store: the one of the two that people see. purpose, answer: of the push that is out, or was last. memory_*: what central last wrote of
-- the half; header null: not known. restored: central was restored, and what stands there is still to be read.
alter table pair add column source_type text not null default 'transact';
alter table pair alter column source_type drop default;
alter table pair drop constraint pair_pkey;
alter table pair add constraint pair_pkey primary key (source_type, source_id);
alter table pair drop constraint pair_half_key;
create index pair_half_idx on pair (half_id);
alter table pair alter column half_id drop not null;
alter table pair add column kind text not null default 'stock-transfer';
alter table pair alter column kind drop default;
alter table pair add column reason text;
alter table pair add column addressed text;
alter table pair add column half_store text;
alter table pair alter column receiving_store drop not null;
alter table pair add column purpose text not null default 'none';
alter table pair alter column purpose drop default;
alter table pair add column answer text not null default 'none';
alter table pair alter column answer drop default;
alter table pair add column differs boolean not null default false;
alter table pair add column twice boolean not null default false;
alter table pair add column closed boolean not null default false;
alter table pair add column restored boolean not null default false;
alter table pair add column memory_half text not null default '';
alter table pair add column memory_header bytea;
alter table pair add column memory_earlier bytea;
alter table pair add column memory_writes int not null default 0;

alter table pair drop column shown;
alter table pair drop constraint pair_state_check;
update pair set
    addressed = receiving_store,
    half_store = receiving_store,
    purpose = case when waiting = 0 then 'none' when state = 'deleted' then 'withdraw' when stands then 'follow' else 'make' end,
    reason = case when state = 'refused' and not stands then coalesce(code, 'unknown') end,
    state = case
        when state = 'taken-over' then 'taken'
        when state = 'refused' then case when stands then 'sent' else 'held' end
        when state = 'deleted' then case when stands then 'sent' else 'draft' end
        when stands then 'sent'
        else 'draft' end;
alter table pair drop column half_version;
alter table pair drop column stands;
alter table pair drop column pushed;
alter table pair add constraint pair_state_check check (state in ('draft', 'held', 'sent', 'taken', 'received', 'dropped'));
alter table pair add constraint pair_reason_check check ((state = 'held') = (reason is not null));
create index pair_newest_idx on pair (made_at, source_type, source_id);
create index pair_state_idx on pair (state, made_at);
drop index pair_initiating_idx;
drop index pair_receiving_idx;
create index pair_initiating_idx on pair (initiating_store, made_at);
create index pair_receiving_idx on pair (receiving_store, made_at);

-- Bodies of a half's lines as central last wrote them.
drop table half_line;
create table written_line (
    half_id text not null,
    line_id text not null,
    body bytea not null,
    constraint written_line_pkey primary key (half_id, line_id)
);

-- What happened to a pair, and by whom; nothing here is ever changed.
create table pair_history (
    entry bigint generated always as identity,
    source_type text not null,
    source_id text not null,
    at timestamptz not null,
    event text not null,
    state text not null,
    reason text,
    code text,
    half_id text,
    by_person text,
    why text,
    constraint pair_history_pkey primary key (entry)
);

create index pair_history_source_idx on pair_history (source_type, source_id, entry);

-- Bodies of halves were not kept: the home streams are read once more, and what they say is news.
update document set version = 0;
update line set version = 0;
update store set version = 0;
update feed_position set seq = null, load_head = null;
delete from feed_load;
