package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.domain.FinalStates;
import org.storesync.routing.push.domain.Letter;
import org.storesync.routing.push.log.Marks;
import org.storesync.routing.push.log.Row;
import org.storesync.routing.push.log.Rows;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** The rows of a batch with their positions and versions, grouped by how they are written. */
final class BatchRows {
    private final FinalStates finalStates;
    private final Positions positions;
    private final Pusher pusher;
    private final int siteStream;
    private final long epoch;
    private final Map<RecordKey, Long> versions = new HashMap<>();
    private final List<Row> inserts = new ArrayList<>();
    private final List<Row> updates = new ArrayList<>();
    private final List<Row> copies = new ArrayList<>();
    private final List<Row> recopied = new ArrayList<>();
    private final Map<RecordKey, Integer> letterSources = new HashMap<>();

    BatchRows(FinalStates finalStates, Positions positions, Pusher pusher, int siteStream, long epoch) {
        this.finalStates = finalStates;
        this.positions = positions;
        this.pusher = pusher;
        this.siteStream = siteStream;
        this.epoch = epoch;
    }

    /** The version that a record of this batch got; 0 for none. */
    long version(RecordKey key) {
        return versions.getOrDefault(key, 0L);
    }

    /** Adds the record's home row, its copies, and rows that say which streams it left. */
    void add(FinalState finalState) {
        Stored stored = finalState.before();
        Set<Integer> targets = finalStates.copiesOf(finalState);
        List<Integer> copiedTo = finalState.parent() == null ? List.copyOf(targets) : List.of();
        long seq = positions.next(finalState.home());
        long version = version(finalState, seq);
        versions.put(finalState.key(), version);
        long createdSeq = stored != null && stored.op() == Operation.UPSERT ? stored.createdSeq() : seq;
        Row home = row(finalState, finalState.home(), seq, createdSeq, version, copiedTo);
        (stored == null ? inserts : updates).add(home);
        positions.homeRow(finalState.home(), seq, home.to() - home.from());
        if (stored != null && !Set.copyOf(stored.copiedTo()).equals(Set.copyOf(copiedTo))) {
            recopied.add(home);
        }
        for (int target : targets) {
            long at = positions.next(target);
            copies.add(row(finalState, target, at, at, version, List.of()));
        }
        for (int left : finalState.leaves()) {
            copies.add(Row.removed(left, finalState.key(), positions.next(left), version, finalState.parent()));
        }
    }

    /**
     * One more than before. If only the id of a record is left, because its tombstone is past its time, its position becomes its version.
     * It is higher than any earlier version, because each version took a position.
     */
    private long version(FinalState finalState, long seq) {
        Stored stored = finalState.before();
        long next = Epochs.nextVersion(stored == null ? 0 : stored.version(), epoch);
        return stored == null && finalStates.wasOnRecord(finalState.key()) ? Math.max(next, seq) : next;
    }

    private Row row(
            FinalState finalState, int stream, long seq, long createdSeq, long version, List<Integer> copiedTo) {
        PushedChange change = finalState.change();
        byte[] altered = finalState.writing().body();
        boolean body = finalState.op() == Operation.UPSERT && change != null;
        boolean asPushed = body && altered == null;
        return new Row(
                stream,
                finalState.key(),
                seq,
                createdSeq,
                version,
                finalState.op(),
                lineageOf(finalState),
                change == null ? 0 : change.siteSeq(),
                0,
                finalState.parent(),
                copiedTo,
                marks(finalState),
                asPushed && change != null ? change.buf() : body ? altered : null,
                asPushed && change != null ? change.bodyFrom() : 0,
                asPushed && change != null ? change.bodyTo() : body && altered != null ? altered.length : 0);
    }

    /** If the rules altered a body, it is not the one that was pushed, so its site gets it back. */
    private int lineageOf(FinalState finalState) {
        return finalState.change() == null || finalState.writing().body() != null ? 0 : pusher.rowLineage();
    }

    private Marks marks(FinalState finalState) {
        int writtenBy = lineageOf(finalState) == 0 ? pusher.site().value() : 0;
        return new Marks(writtenBy, finalState.writing().notAddressed(), finalStates.halfOf(finalState));
    }

    /** Does not read the body into memory: the bodies of a whole batch's letters may be larger than the memory. */
    void add(Letter letter) {
        Stored stored = letter.stored();
        copies.add(Row.letter(
                siteStream,
                letter.key(),
                positions.next(siteStream),
                Math.max(stored.version(), version(letter.key())),
                stored.op(),
                letter.standsFor(),
                letter.answers()));
        if (!stored.deleted()) {
            letterSources.put(letter.key(), letter.source());
        }
    }

    /** @param keepsReceived a service of central writes: the time of the last change by a site stays */
    void write(Rows rows, boolean keepsReceived) {
        rows.insert(inserts);
        rows.update(updates, keepsReceived);
        rows.recopy(recopied);
        rows.upsert(copies);
        rows.copyBodies(letterSources, siteStream);
    }
}
