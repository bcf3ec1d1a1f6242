package org.storesync.kit.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.kit.security.RefusedCall;

/**
 * Counts refused calls per caller: per person if the token verified, otherwise per address. Persons and addresses have separate bounds, so
 * that strangers can't push out known persons. Callers beyond a bound share one row.
 */
public final class RefusalFold {
    private final int callersMax;
    private Map<String, Refusals> known = new LinkedHashMap<>();
    private Map<String, Refusals> unknown = new LinkedHashMap<>();

    public RefusalFold(int callersMax) {
        this.callersMax = callersMax;
    }

    public synchronized void note(RefusedCall call) {
        merge(Refusals.of(call));
    }

    /** Takes what was counted, as rows of this time. Counting starts again. */
    public synchronized Taken take() {
        Taken taken = new Taken(known, unknown);
        known = new LinkedHashMap<>();
        unknown = new LinkedHashMap<>();
        return taken;
    }

    /** Takes back what could not be written, and goes on counting from there. */
    public synchronized void putBack(Taken taken) {
        Taken since = take();
        known = taken.known;
        unknown = taken.unknown;
        since.known.values().forEach(this::merge);
        since.unknown.values().forEach(this::merge);
    }

    private void merge(Refusals more) {
        Map<String, Refusals> rows = more.verified() ? known : unknown;
        boolean room = rows.containsKey(more.key()) || rows.size() < callersMax;
        Refusals row = room ? more : more.ofOthers();
        Refusals there = rows.putIfAbsent(row.key(), row);
        if (there != null) {
            there.add(row);
        }
    }

    /** What was counted until it was taken. */
    public static final class Taken {
        private final Map<String, Refusals> known;
        private final Map<String, Refusals> unknown;

        private Taken(Map<String, Refusals> known, Map<String, Refusals> unknown) {
            this.known = known;
            this.unknown = unknown;
        }

        public List<AuditEntry> entries(Instant now) {
            List<AuditEntry> entries = new ArrayList<>();
            known.values().forEach(row -> entries.add(row.entry(now)));
            unknown.values().forEach(row -> entries.add(row.entry(now)));
            return entries;
        }
    }
}
