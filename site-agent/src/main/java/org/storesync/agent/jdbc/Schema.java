package org.storesync.agent.jdbc;

/** The tables of a site, and the number of their form. */
final class Schema {
    /** The form's number in the file's user_version. */
    static final int VERSION = 2;

    /*
     * record    one row per record ever seen; op U or D (a tombstone keeps its version so that an older copy does not resurrect it);
     *           parked: waits for its parent, not shown; lost: its last holding ended while a change of it was unsent;
     *           pushed_seq: siteSeq it was last sent under
     * held      through which subscriptions a record is held, and in which load of the subscription it was last seen
     * subscription  loading: 1 more than central's epoch when its running load began, 0 if none runs
     * outbox    what is unsent: one row per record, its body is the record's
     * batch     at most one: cut, and not yet answered; sending has its changes
     * refused   what central did not take: refused, or waiting there (quarantined); with the change itself, null for a delete
     * collected the collecting epoch of each store active here, as far as this site has sent for it
     * taking    halves of transfers this site has taken, until the first drained page after central took that in
     */
    static final String[] TABLES = {
        """
        create table state (
          name text primary key,
          value
        ) without rowid""",
        """
        create table record (
          key integer primary key,
          record_type text not null,
          record_id text not null,
          op text not null check (op in ('U', 'D')),
          version integer not null,
          pushed_seq integer not null default 0,
          parked integer not null default 0,
          lost integer not null default 0,
          parent_type text,
          parent_id text,
          body blob,
          unique (record_type, record_id)
        )""",
        "create index record_by_parent on record (parent_id, parent_type) where parent_id is not null",
        "create index record_parked on record (key) where parked = 1",
        "create index record_lost on record (key) where lost = 1",
        """
        create table held (
          key integer not null,
          subscription integer not null,
          load integer not null,
          primary key (key, subscription)
        ) without rowid""",
        "create index held_by_subscription on held (subscription, load)",
        """
        create table subscription (
          number integer primary key,
          stream text,
          load integer not null default 0,
          loading integer not null default 0
        )""",
        """
        create table outbox (
          position integer primary key autoincrement,
          key integer not null unique,
          with_base integer not null default 0,
          tries integer not null default 0,
          withheld_store text
        )""",
        """
        create table batch (
          batch_id text primary key,
          first_seq integer not null,
          count integer not null,
          content blob not null
        )""",
        """
        create table sending (
          site_seq integer primary key,
          key integer not null unique,
          pushed_before integer not null,
          with_base integer not null
        )""",
        """
        create table refused (
          record_type text not null,
          record_id text not null,
          site_seq integer not null,
          code text not null,
          detail text not null,
          refused_at text not null,
          outcome text not null default 'refused',
          body blob,
          decision text,
          reason text,
          decided_at text,
          primary key (record_type, record_id)
        ) without rowid""",
        """
        create table history (
          day text primary key,
          to_send integer not null
        ) without rowid""",
        """
        create table collected (
          store_id text primary key,
          epoch integer not null
        ) without rowid""",
        """
        create table taking (
          record_type text not null,
          record_id text not null,
          since_seq integer not null,
          accepted integer not null default 0,
          primary key (record_type, record_id)
        ) without rowid"""
    };

    /** The statements that change a file of form 1 to form 2. */
    static final String[] FROM_1 = {
        "alter table refused add column outcome text not null default 'refused'",
        "alter table refused add column body blob",
        "alter table refused add column decision text",
        "alter table refused add column reason text",
        "alter table refused add column decided_at text",
        "create table collected (store_id text primary key, epoch integer not null) without rowid",
        """
        create table taking (
          record_type text not null,
          record_id text not null,
          since_seq integer not null,
          accepted integer not null default 0,
          primary key (record_type, record_id)
        ) without rowid""",
        "insert into state (name, value) values ('from_form_1', 1)"
    };

    private Schema() {}
}
