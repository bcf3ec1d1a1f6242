set lock_timeout = '5s';

-- One table per record type. version: of the row here, its ETag; routing_version: the one central gave. body: canonical, with the fields nobody
-- here knows. The other columns follow from the body, for searching and for what refers to what. There are no unique or foreign keys over them:
-- a remote primary may hold odd data, which must not stop the feed; edits made here are checked one after the other (lane 0 of the outbox).
create table unit (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    constraint unit_pkey primary key (id)
);
create index unit_sort_key on unit (sort_key, id);
create index unit_key on unit (lower(sort_key));

create table name (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    constraint name_pkey primary key (id)
);
create index name_sort_key on name (sort_key, id);
create index name_key on name (lower(sort_key));

create table item (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    unit_id text,
    constraint item_pkey primary key (id)
);
create index item_sort_key on item (sort_key, id);
create index item_key on item (lower(sort_key));
create index item_unit_id on item (unit_id);

create table store (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    name_id text,
    constraint store_pkey primary key (id)
);
create index store_sort_key on store (sort_key, id);
create index store_key on store (lower(sort_key));
create index store_name_id on store (name_id);

create table item_list (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    constraint item_list_pkey primary key (id)
);
create index item_list_sort_key on item_list (sort_key, id);
create index item_list_key on item_list (lower(sort_key));

create table item_list_line (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    list_id text,
    item_id text,
    constraint item_list_line_pkey primary key (id)
);
create index item_list_line_list_id on item_list_line (list_id);
create index item_list_line_item_id on item_list_line (item_id);

create table visible_item (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    store_id text,
    item_id text,
    constraint visible_item_pkey primary key (id)
);
create index visible_item_store_id on visible_item (store_id);
create index visible_item_item_id on visible_item (item_id);

create table visible_name (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    store_id text,
    name_id text,
    constraint visible_name_pkey primary key (id)
);
create index visible_name_store_id on visible_name (store_id);
create index visible_name_name_id on visible_name (name_id);

create table preference (
    id text not null,
    version bigint not null,
    routing_version bigint not null,
    deleted boolean not null,
    body bytea not null,
    sort_key text collate "C" not null,
    search_text text not null,
    updated_at timestamptz not null,
    store_id text,
    constraint preference_pkey primary key (id)
);
create index preference_store_id on preference (store_id);

-- Records with changes of ours that central did not answer yet, and what central holds of them meanwhile (body null: nothing).
create table unsent_change (
    record_type text not null,
    record_id text not null,
    pending int not null,
    central_version bigint not null,
    central_body bytea,
    constraint unsent_change_pkey primary key (record_type, record_id)
);

-- Changes central did not take: mostly made while the role of the primary was already another site's.
create table lost_edit (
    id uuid not null,
    record_type text not null,
    record_id text not null,
    op text not null,
    code text not null,
    body bytea,
    lost_at timestamptz not null,
    constraint lost_edit_pkey primary key (id)
);

create table import_job (
    id uuid not null,
    sheet text not null,
    dry_run boolean not null,
    state text not null constraint import_job_state_check check (state in ('RUNNING', 'FAILED', 'DONE', 'CHECKED')),
    started_by text not null,
    started_at timestamptz not null,
    alive_at timestamptz not null,
    finished_at timestamptz,
    lines_total bigint not null,
    lines_read bigint not null,
    created bigint not null,
    changed bigint not null,
    unchanged bigint not null,
    problem_count bigint not null,
    problems text not null,
    constraint import_job_pkey primary key (id)
);
create unique index import_job_one_running on import_job (state) where state = 'RUNNING';
