package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.jdbc.Outbox;
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
        for (String document : SourceTable.byLane(connection, documents)) {
            Optional<Source> source = SourceTable.find(connection, document);
            if (source.isPresent()) {
                judge(connection, source.get(), loading);
            }
        }
    }

    private void judge(Connection connection, Source source, boolean loading) throws SQLException {
        Pair pair = PairTable.find(connection, source.id()).orElse(null);
        Draft draft = null;
        if (source.body() != null) {
            Optional<Party> from = StoreTable.byId(connection, source.store());
            Optional<Party> to = StoreTable.byName(connection, source.name());
            if (from.isEmpty() || to.isEmpty()) {
                SourceTable.waitForParty(connection, source);
                return;
            }
            if (pair == null && loading) {
                SourceTable.waitForLoad(connection, source);
                return;
            }
            SourceTable.settled(connection, source);
            draft = draft(connection, source, source.body(), from.get(), to.get());
        }
        if (pair != null) {
            step(connection, source, pair, draft);
        } else if (draft != null) {
            begin(connection, source, draft);
        }
    }

    private static @Nullable Draft draft(Connection connection, Source source, byte[] body, Party from, Party to)
            throws SQLException {
        return StockTransfer.of(source.id(), Bodies.fields(body), SourceTable.lines(connection, source.id()), from, to)
                .orElse(null);
    }

    /** Whether central makes this half at all is decided here; D6 and D7, sites that make halves themselves, add to it. */
    private void begin(Connection connection, Source source, Draft draft) throws SQLException {
        Pair pair = Pair.of(source.id(), draft);
        StandingHalf standing = SourceTable.standingHalf(
                        connection, source.id(), draft.receivingStore(), draft.halfId())
                .orElse(null);
        if (standing == null) {
            make(connection, source, pair, draft);
        } else if (standing.id().equals(draft.halfId())) {
            // Its site was faster.
            PairTable.save(connection, pair.takenOver(), clock.instant());
            PairTable.number(connection, standing.id(), standing.number());
        }
    }

    private void step(Connection connection, Source source, Pair pair, @Nullable Draft draft) throws SQLException {
        switch (pair.next(draft)) {
            case NOTHING -> {}
            case LATER -> PairTable.save(connection, pair.dirtied(), clock.instant());
            case DELETE -> delete(connection, source, pair, draft != null);
            case MAKE -> {
                if (draft != null) {
                    make(connection, source, pair, draft);
                }
            }
            case CHANGE -> {
                if (draft != null) {
                    change(connection, source, pair, draft);
                }
            }
        }
    }

    /** On the tombstones it left when it was withdrawn before; at version 0: there must be nothing yet. */
    private void make(Connection connection, Source source, Pair pair, Draft draft) throws SQLException {
        Map<String, HalfLine> before = PairTable.lines(connection, draft.halfId());
        if (before.values().stream().anyMatch(HalfLine::isLeaving)) {
            // The last of their tombstones has this judged again.
            return;
        }
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.upsert(HEADER, draft.halfId(), pair.push().version(), Bodies.bytes(draft.body())));
        Map<String, String> marks = new LinkedHashMap<>();
        for (Draft.Line line : draft.lines()) {
            entries.add(put(marks, line, before.get(line.id())));
        }
        PairTable.markLines(connection, draft.halfId(), marks);
        push(connection, source, pair.made(draft, Bodies.mark(draft.body())), entries);
        PairTable.number(connection, draft.halfId(), Draft.UNNUMBERED);
    }

    private void change(Connection connection, Source source, Pair pair, Draft draft) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        String mark = Bodies.mark(draft.body());
        if (!mark.equals(pair.push().mark())) {
            entries.add(Entry.upsert(HEADER, draft.halfId(), pair.push().version(), Bodies.bytes(draft.body())));
        }
        Map<String, HalfLine> left = PairTable.lines(connection, draft.halfId());
        Map<String, String> marks = new LinkedHashMap<>();
        for (Draft.Line line : draft.lines()) {
            HalfLine before = left.remove(line.id());
            if (before == null || !before.mark().equals(Bodies.mark(line.body()))) {
                entries.add(put(marks, line, before));
            }
        }
        PairTable.markLines(connection, draft.halfId(), marks);
        for (var gone : left.entrySet()) {
            HalfLine before = gone.getValue();
            if (!before.mark().equals(Push.GONE)) {
                PairTable.markLine(connection, draft.halfId(), gone.getKey(), Push.GONE);
                if (before.stands()) {
                    entries.add(Entry.delete(LINE, gone.getKey(), before.version()));
                }
            }
        }
        push(connection, source, entries.isEmpty() ? pair : pair.made(draft, mark), entries);
    }

    /** @param again it is to be made anew, elsewhere, when this is done */
    private void delete(Connection connection, Source source, Pair pair, boolean again) throws SQLException {
        PairTable.linesLeave(connection, pair.halfId());
        push(
                connection,
                source,
                pair.deleted(),
                List.of(Entry.delete(HEADER, pair.halfId(), pair.push().version())));
        if (again) {
            PairTable.save(connection, pair.deleted().pushing(1).dirtied(), clock.instant());
        }
    }

    private static Entry put(Map<String, String> marks, Draft.Line line, @Nullable HalfLine before) {
        marks.put(line.id(), Bodies.mark(line.body()));
        return Entry.upsert(LINE, line.id(), before == null ? 0 : before.version(), Bodies.bytes(line.body()));
    }

    private void push(Connection connection, Source source, Pair pair, List<Entry> entries) throws SQLException {
        Instant now = clock.instant();
        Outbox.append(connection, source.lane(), entries, now);
        PairTable.save(connection, pair.pushing(entries.size()), now);
    }
}
