package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Entry;
import org.storesync.transfer.half.domain.Draft;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Party;
import org.storesync.transfer.half.domain.Push;
import org.storesync.transfer.half.domain.StockTransfer;
import org.storesync.transfer.half.jdbc.PairTable.HalfLine;
import org.storesync.transfer.half.jdbc.SourceTable.Source;
import org.storesync.transfer.half.jdbc.SourceTable.StandingHalf;

/**
 * Compares what sources want with the pairs there are, and puts the difference into the outbox, in the caller's transaction. A source's row is
 * locked meanwhile: feed, answers and sweep take turns. One push of a pair is out at a time; what changes meanwhile is looked at after its answer.
 */
@Singleton
class PairJudge {
    private static final String HEADER = "transact";
    private static final String LINE = "trans_line";
    /** Their lines are all held at once. */
    private static final int AT_ONCE = 32;

    private final Clock clock;

    PairJudge(Clock clock) {
        this.clock = clock;
    }

    /** Judges those of these documents that are sources. */
    void judge(Connection connection, Collection<String> documents) throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        boolean loading = StoreTable.isLoading(connection);
        List<Source> sources = SourceTable.find(connection, documents);
        for (int from = 0; from < sources.size(); from += AT_ONCE) {
            List<Source> some = sources.subList(from, Math.min(sources.size(), from + AT_ONCE));
            Known known = Known.of(connection, some);
            PairWrites writes = new PairWrites();
            some.forEach(source -> judge(source, known, loading, writes));
            writes.write(connection, clock.instant());
        }
    }

    private static void judge(Source source, Known known, boolean loading, PairWrites writes) {
        Pair pair = known.pair(source);
        Draft draft = null;
        if (source.body() != null) {
            Party from = known.from(source);
            Party to = known.to(source);
            if (from == null || to == null) {
                writes.waitFor(source, SourceTable.PARTY);
                return;
            }
            if (pair == null && loading) {
                writes.waitFor(source, SourceTable.LOAD);
                return;
            }
            writes.waitFor(source, null);
            draft = StockTransfer.of(source.id(), Bodies.fields(source.body()), known.lines(source), from, to)
                    .orElse(null);
        }
        if (pair != null) {
            step(source, pair, draft, known, writes);
        } else if (draft != null) {
            begin(source, draft, known, writes);
        }
    }

    /** Whether central makes this half at all is decided here; D6 and D7, sites that make halves themselves, add to it. */
    private static void begin(Source source, Draft draft, Known known, PairWrites writes) {
        Pair pair = Pair.of(source.id(), draft);
        StandingHalf standing = known.standing(source, draft).orElse(null);
        if (standing == null) {
            make(source, pair, draft, known, writes);
        } else if (standing.id().equals(draft.halfId())) {
            // Its site was faster.
            writes.save(pair.takenOver());
            writes.number(standing.id(), standing.number());
        }
    }

    private static void step(Source source, Pair pair, @Nullable Draft draft, Known known, PairWrites writes) {
        switch (pair.next(draft)) {
            case NOTHING -> {}
            case LATER -> writes.save(pair.dirtied());
            case DELETE -> delete(source, pair, draft != null, known, writes);
            case MAKE -> {
                if (draft != null) {
                    make(source, pair, draft, known, writes);
                }
            }
            case CHANGE -> {
                if (draft != null) {
                    change(source, pair, draft, known, writes);
                }
            }
        }
    }

    /** On the tombstones it left when it was withdrawn before; at version 0: there must be nothing yet. */
    private static void make(Source source, Pair pair, Draft draft, Known known, PairWrites writes) {
        Map<String, HalfLine> before = known.halfLines(draft.halfId());
        if (before.values().stream().anyMatch(HalfLine::isLeaving)) {
            // The last of their tombstones has this judged again.
            return;
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.upsert(HEADER, draft.halfId(), pair.push().version(), Bodies.bytes(draft.body())));
        for (Draft.Line line : draft.lines()) {
            entries.add(put(line, known(before.get(line.id()), line, draft), writes));
        }
        writes.push(source, pair.made(draft, Bodies.mark(draft.body())), entries);
        writes.number(draft.halfId(), Draft.UNNUMBERED);
    }

    private static void change(Source source, Pair pair, Draft draft, Known known, PairWrites writes) {
        List<Entry> entries = new ArrayList<>();
        String mark = Bodies.mark(draft.body());
        if (!mark.equals(pair.push().mark())) {
            entries.add(Entry.upsert(HEADER, draft.halfId(), pair.push().version(), Bodies.bytes(draft.body())));
        }
        Map<String, HalfLine> left = known.halfLines(draft.halfId());
        for (Draft.Line line : draft.lines()) {
            HalfLine before = left.remove(line.id());
            if (before == null || !before.mark().equals(Bodies.mark(line.body()))) {
                entries.add(put(line, known(before, line, draft), writes));
            }
        }
        for (HalfLine before : left.values()) {
            if (!before.mark().equals(Push.GONE)) {
                writes.mark(before.pushed(Push.GONE));
                if (before.stands()) {
                    entries.add(Entry.delete(LINE, before.id(), before.version()));
                }
            }
        }
        writes.push(source, entries.isEmpty() ? pair : pair.made(draft, mark), entries);
    }

    /**
     * All lines go with their header; the tombstones of those central holds come by the feed.
     *
     * @param again it is to be made anew, elsewhere, when this is done
     */
    private static void delete(Source source, Pair pair, boolean again, Known known, PairWrites writes) {
        known.halfLines(pair.halfId()).values().forEach(line -> writes.mark(line.pushed(Push.GONE)));
        writes.push(
                source,
                pair.deleted(),
                List.of(Entry.delete(HEADER, pair.halfId(), pair.push().version())));
        if (again) {
            writes.save(pair.deleted().pushing(1).dirtied());
        }
    }

    private static HalfLine known(@Nullable HalfLine before, Draft.Line line, Draft draft) {
        return before == null ? new HalfLine(line.id(), draft.halfId(), 0, false, Push.GONE) : before;
    }

    private static Entry put(Draft.Line line, HalfLine before, PairWrites writes) {
        writes.mark(before.pushed(Bodies.mark(line.body())));
        return Entry.upsert(LINE, line.id(), before.version(), Bodies.bytes(line.body()));
    }
}
