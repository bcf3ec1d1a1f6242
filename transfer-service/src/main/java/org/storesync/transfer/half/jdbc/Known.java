package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.Draft;
import org.storesync.transfer.half.domain.Fields;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Party;
import org.storesync.transfer.half.domain.StockTransfer;
import org.storesync.transfer.half.jdbc.PairTable.HalfLine;
import org.storesync.transfer.half.jdbc.SourceTable.Source;
import org.storesync.transfer.half.jdbc.SourceTable.StandingHalf;

/** What sources are judged by, read for several of them at once. */
record Known(
        Map<String, Pair> pairs,
        Map<String, Party> stores,
        Map<String, Party> names,
        Map<String, SortedMap<String, Fields>> lines,
        Map<String, List<StandingHalf>> standing,
        Map<String, List<HalfLine>> halfLines) {

    static Known of(Connection connection, List<Source> sources) throws SQLException {
        List<String> ids = sources.stream().map(Source::id).toList();
        Map<String, Party> stores = new HashMap<>();
        Map<String, Party> names = new HashMap<>();
        for (Party party : StoreTable.parties(
                connection,
                sources.stream().map(Source::store).toList(),
                sources.stream().map(Source::name).filter(Objects::nonNull).toList())) {
            stores.put(party.storeId(), party);
            names.putIfAbsent(party.nameId(), party);
        }
        return new Known(
                PairTable.ofSources(connection, ids),
                stores,
                names,
                SourceTable.lines(connection, ids),
                SourceTable.standingHalves(connection, ids),
                PairTable.linesOf(
                        connection, ids.stream().map(StockTransfer::halfId).toList()));
    }

    @Nullable
    Pair pair(Source source) {
        return pairs.get(source.id());
    }

    @Nullable
    Party from(Source source) {
        return stores.get(source.store());
    }

    @Nullable
    Party to(Source source) {
        return names.get(source.name());
    }

    SortedMap<String, Fields> lines(Source source) {
        return lines.getOrDefault(source.id(), Collections.emptySortedMap());
    }

    /** The half of this source that is known of in the receiving store, whoever made it; the one with the derived id before others. */
    Optional<StandingHalf> standing(Source source, Draft draft) {
        List<StandingHalf> there = standing.getOrDefault(source.id(), List.of()).stream()
                .filter(half -> half.store().equals(draft.receivingStore()))
                .toList();
        return there.stream()
                .filter(half -> half.id().equals(draft.halfId()))
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    /** Of a half, by id. */
    Map<String, HalfLine> halfLines(String half) {
        Map<String, HalfLine> byId = new HashMap<>();
        halfLines.getOrDefault(half, List.of()).forEach(line -> byId.put(line.id(), line));
        return byId;
    }
}
