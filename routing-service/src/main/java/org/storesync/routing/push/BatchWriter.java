package org.storesync.routing.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.domain.BatchJudge;
import org.storesync.routing.push.domain.Draft;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** Turns the drafts of a judged batch into rows: positions under the heads, copies, children that come or go with their parent. */
final class BatchWriter {
    private final Transaction transaction;
    private final BatchJudge judged;
    private final long epoch;
    private final Origin origin;
    private final int lineage;
    private final Map<Integer, Long> heads = new HashMap<>();
    private final Map<Integer, Long> before = new HashMap<>();
    private final Set<Integer> homes = new HashSet<>();
    private final FeedRanges feed = new FeedRanges();
    private final Map<RecordKey, Long> versions = new HashMap<>();
    private final List<Row> inserts = new ArrayList<>();
    private final List<Row> updates = new ArrayList<>();
    private final List<Row> copies = new ArrayList<>();
    private final Map<RecordKey, Integer> letterSources = new HashMap<>();
    private final List<Row> recopied = new ArrayList<>();

    /** A correction to put into the site's own stream. */
    record Letter(int source, RecordKey key, Stored stored, int standsFor, long answers) {}

    BatchWriter(Transaction transaction, BatchJudge judged, Map<Integer, Head> heads, Origin origin) {
        this.transaction = transaction;
        this.judged = judged;
        this.epoch = transaction.epoch();
        this.origin = origin;
        this.lineage = origin.rowLineage();
        for (Head head : heads.values()) {
            this.heads.put(head.stream(), head.head());
            this.before.put(head.stream(), head.head());
        }
    }

    /** Writes all rows; afterwards {@link #version} knows what was given. */
    void write(List<Letter> letters, int siteStream) {
        List<Draft> drafts = List.copyOf(judged.drafts());
        for (Draft draft : drafts) {
            homes.add(draft.home());
            if (draft.clears() && draft.before() != null && draft.parent() == null) {
                deleteChildren(draft);
            }
        }
        for (Draft draft : drafts) {
            row(draft);
        }
        judged.takenOver().forEach((key, home) -> {
            homes.add(home);
            transaction.take(home, key, next(home));
        });
        for (Letter letter : letters) {
            letter(letter, siteStream);
        }
        transaction.insertRows(inserts);
        transaction.updateRows(updates, origin.site());
        transaction.recopy(recopied);
        transaction.upsertRows(copies);
        transaction.copyBodies(letterSources, siteStream);
        for (Draft draft : drafts) {
            if (draft.parent() == null && draft.op() == Operation.UPSERT && draft.before() != null) {
                moveChildren(draft);
            }
        }
    }

    /** Moves the heads and tells the feed: its heads are the last locks in the global order, so this comes after everything else. */
    void publish() {
        Map<Integer, Long> moved = new HashMap<>();
        List<FeedRange> ranges = new ArrayList<>();
        heads.forEach((stream, head) -> {
            long from = before.getOrDefault(stream, head);
            if (head > from) {
                moved.put(stream, head);
                if (homes.contains(stream)) {
                    ranges.addAll(feed.of(stream, from + 1, head));
                }
            }
        });
        transaction.moveHeads(moved);
        transaction.feed(ranges);
    }

    /** The version a record of this batch was given. */
    long version(RecordKey key) {
        return versions.getOrDefault(key, 0L);
    }

    private long next(int stream) {
        return heads.merge(stream, 1L, Long::sum);
    }

    private long head(int stream) {
        return heads.getOrDefault(stream, 0L);
    }

    private void advance(int stream, int positions) {
        heads.merge(stream, (long) positions, Long::sum);
    }

    private void row(Draft draft) {
        Stored stored = draft.before();
        Set<Integer> targets = judged.copiesOf(draft);
        List<Integer> copiedTo = draft.parent() == null ? List.copyOf(targets) : List.of();
        long seq = next(draft.home());
        long version = version(draft, seq);
        versions.put(draft.key(), version);
        long createdSeq = stored != null && stored.op() == Operation.UPSERT ? stored.createdSeq() : seq;
        Row home = row(draft, draft.home(), seq, createdSeq, version, copiedTo);
        (stored == null ? inserts : updates).add(home);
        feed.row(draft.home(), seq, home.to() - home.from());
        if (stored != null && !Set.copyOf(stored.copiedTo()).equals(Set.copyOf(copiedTo))) {
            recopied.add(home);
        }
        for (int target : targets) {
            long at = next(target);
            copies.add(row(draft, target, at, at, version, List.of()));
        }
        for (int left : draft.leaves()) {
            long at = next(left);
            copies.add(new Row(
                    left,
                    draft.key(),
                    at,
                    at,
                    version,
                    Operation.REMOVE,
                    0,
                    0,
                    0,
                    draft.parent(),
                    List.of(),
                    Marks.NONE,
                    null,
                    0,
                    0));
        }
    }

    /**
     * One more than before. Of a record whose tombstone is past its time only the id is left: its position is larger than any version it
     * ever had, for each took a position.
     */
    private long version(Draft draft, long seq) {
        Stored stored = draft.before();
        long next = Epochs.nextVersion(stored == null ? 0 : stored.version(), epoch);
        return stored == null && judged.wasOnRecord(draft.key()) ? Math.max(next, seq) : next;
    }

    private Row row(Draft draft, int stream, long seq, long createdSeq, long version, List<Integer> copiedTo) {
        PushedChange change = draft.change();
        byte[] altered = draft.writing().body();
        boolean body = draft.op() == Operation.UPSERT && change != null;
        boolean asPushed = body && altered == null;
        return new Row(
                stream,
                draft.key(),
                seq,
                createdSeq,
                version,
                draft.op(),
                lineageOf(draft),
                change == null ? 0 : change.siteSeq(),
                0,
                draft.parent(),
                copiedTo,
                marks(draft),
                asPushed && change != null ? change.buf() : body ? altered : null,
                asPushed && change != null ? change.bodyFrom() : 0,
                asPushed && change != null ? change.bodyTo() : body && altered != null ? altered.length : 0);
    }

    /** A body that the rules altered is not the one that was pushed: its site gets it back. */
    private int lineageOf(Draft draft) {
        return draft.change() == null || draft.writing().body() != null ? 0 : lineage;
    }

    private Marks marks(Draft draft) {
        int writtenBy = lineageOf(draft) == 0 ? origin.site().value() : 0;

        return new Marks(writtenBy, draft.writing().notAddressed(), judged.halfOf(draft));
    }

    private void deleteChildren(Draft draft) {
        Stored stored = draft.before();
        if (stored == null) {
            return;
        }
        advance(draft.home(), transaction.deleteChildren(draft.home(), draft.key(), origin.site(), head(draft.home())));
        for (int copy : stored.copiedTo()) {
            advance(copy, transaction.deleteChildren(copy, draft.key(), origin.site(), head(copy)));
        }
    }

    /** Children of this batch have their rows already; those from before come or go now. */
    private void moveChildren(Draft draft) {
        for (int target : draft.enters()) {
            advance(target, transaction.copyChildren(draft.home(), target, draft.key(), head(target)));
        }
        for (int left : draft.leaves()) {
            advance(left, transaction.removeChildren(left, draft.key(), head(left)));
        }
    }

    /** Its body is copied where it lies: bodies of a whole batch's letters may be more than there is memory. */
    private void letter(Letter letter, int siteStream) {
        Stored stored = letter.stored();
        long at = next(siteStream);
        copies.add(new Row(
                siteStream,
                letter.key(),
                at,
                at,
                Math.max(stored.version(), version(letter.key())),
                stored.op(),
                0,
                letter.answers(),
                letter.standsFor(),
                null,
                List.of(),
                Marks.NONE,
                null,
                0,
                0));
        if (!stored.deleted()) {
            letterSources.put(letter.key(), letter.source());
        }
    }
}
