package org.storesync.agent.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Single facts: which installation this is, and how far its sync is. */
public final class StateTable {
    private final Rows rows;

    StateTable(Rows rows) {
        this.rows = rows;
    }

    /** The name of this installation. It is stored with the data, so that a copy of the file says where it comes from (design: Echo). */
    public String lineage() {
        String lineage = text("lineage");
        if (lineage == null) {
            throw new LocalDataFault("site.db has no lineage: the site was never initialised; run init");
        }
        return lineage;
    }

    public boolean initialised() {
        return text("lineage") != null;
    }

    public void lineage(String lineage) {
        set("lineage", lineage);
    }

    /** Where the next pull goes on; null: from the beginning. */
    public @Nullable String cursor() {
        return text("cursor");
    }

    public void cursor(@Nullable String cursor) {
        set("cursor", cursor);
    }

    /** The siteSeq of the next change that is sent. It only grows, also across lineages. */
    public long nextSeq() {
        return Math.max(1, number("next_seq"));
    }

    public void nextSeq(long seq) {
        set("next_seq", seq);
    }

    /** Highest siteSeq whose outcome is stored. */
    public long lastAnswered() {
        return number("last_answered");
    }

    public void lastAnswered(long seq) {
        set("last_answered", seq);
    }

    /** A restored machine reads everything before it pushes (design: Echo). */
    public boolean pullFirst() {
        return number("pull_first") != 0;
    }

    public void pullFirst(boolean first) {
        set("pull_first", first);
    }

    /** How often this installation found that it had been restored from an old copy. */
    public long rollbacks() {
        return number("rollbacks");
    }

    public void rollbacks(long count) {
        set("rollbacks", count);
    }

    /** What central last said about this site: the JSON of its {@code site} answer. */
    public @Nullable String siteView() {
        return text("site_view");
    }

    public void siteView(String json) {
        set("site_view", json);
    }

    /** Records still to come, as the last page said. */
    public @Nullable Long toReceive() {
        return text("to_receive") == null ? null : number("to_receive");
    }

    public void toReceive(long records) {
        set("to_receive", records);
    }

    /** When a sync last ended, whether it succeeded or not. */
    public @Nullable Instant lastSyncAt() {
        return instant("last_sync_at");
    }

    /** When a sync last ended with nothing to send and nothing to receive. */
    public @Nullable Instant lastCompleteAt() {
        return instant("last_complete_at");
    }

    /** Why the last sync failed; null if it did not. */
    public @Nullable String lastFault() {
        return text("last_fault");
    }

    public void syncEnded(Instant at, @Nullable String fault, boolean complete) {
        set("last_sync_at", at.toString());
        set("last_fault", fault);
        if (complete) {
            set("last_complete_at", at.toString());
        }
    }

    /** True if the file was made by a release that treated {@code not-collected} as sent. */
    public boolean fromForm1() {
        return number("from_form_1") != 0;
    }

    /** The last decision about this site's changes that was read; null for none. */
    public @Nullable String decisionsRead() {
        return text("decisions_read");
    }

    public void decisionsRead(String last) {
        set("decisions_read", last);
    }

    /** True if documents came that may need a number here, and nobody has looked at them since. */
    public boolean documentsCame() {
        return number("documents_came") != 0;
    }

    public void documentsCame(boolean came) {
        set("documents_came", came);
    }

    /** The highest number in a series of documents that a release without {@code number} records gave. */
    public long lastNumber(String series) {
        return number("number/" + series);
    }

    private @Nullable Instant instant(String name) {
        String text = text(name);
        return text == null ? null : Instant.parse(text);
    }

    private @Nullable String text(String name) {
        return rows.one("select value from state where name = ?", row -> row.getString(1), name)
                .orElse(null);
    }

    private long number(String name) {
        return rows.number("select value from state where name = ?", name);
    }

    private void set(String name, @Nullable Object value) {
        if (value == null) {
            rows.update("delete from state where name = ?", name);
        } else {
            rows.update(
                    "insert into state (name, value) values (?, ?) on conflict do update set value = excluded.value",
                    name,
                    value);
        }
    }
}
