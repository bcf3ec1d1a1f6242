package org.storesync.agent.jdbc;

import org.storesync.agent.record.RecordKey;

/**
 * The halves of transfers that this site has taken. A half stays here from the change that took it until the first drained page after
 * central accepted that change.
 */
public final class TakingTable {
    private final Rows rows;

    TakingTable(Rows rows) {
        this.rows = rows;
    }

    /** Marks a half; a marked half keeps its mark. {@code sinceSeq}: the change that takes it gets this siteSeq or a later one. */
    public void mark(RecordKey header, long sinceSeq) {
        rows.update(
                "insert into taking (record_type, record_id, since_seq) values (?, ?, ?) on conflict do nothing",
                header.type(),
                header.id(),
                sinceSeq);
    }

    public boolean any() {
        return rows.number("select exists (select 1 from taking)") != 0;
    }

    public boolean marked(RecordKey header) {
        return rows.number(
                        "select exists (select 1 from taking where record_type = ? and record_id = ?)",
                        header.type(),
                        header.id())
                != 0;
    }

    /** A change of the half or of one of its lines was accepted. It is the taking, unless it was cut before that. */
    public void accepted(RecordKey header, long siteSeq) {
        rows.update(
                "update taking set accepted = 1 where record_type = ? and record_id = ? and since_seq <= ?",
                header.type(),
                header.id(),
                siteSeq);
    }

    /** A page was drained: removes the marks of accepted takings, and of halves that are no longer here. */
    public void endAccepted() {
        rows.update("""
                delete from taking where accepted = 1 or not exists (select 1 from record r
                where r.record_type = taking.record_type and r.record_id = taking.record_id)""");
    }

    /** Central does not let the site have the half. */
    public void remove(RecordKey header) {
        rows.update("delete from taking where record_type = ? and record_id = ?", header.type(), header.id());
    }

    /** This machine was restored from an old copy, so what it holds says nothing about what came later. */
    public void clear() {
        rows.update("delete from taking");
    }
}
