package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.Scene;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.Party;
import org.storesync.transfer.half.domain.content.Source;
import org.storesync.transfer.half.domain.content.Standing;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted;
import org.storesync.transfer.half.domain.content.Wanted.Reference;

/** What sources are judged by, read for several of them at once. */
final class Scenes {
    private static final TransferKind KIND = TransferKind.STOCK_TRANSFER;
    private static final String LINE = "trans_line";

    private final int me;
    private final Instant now;
    private final Map<DocumentKey, DocumentTable.Row> sources = new LinkedHashMap<>();
    private final Map<String, Party> stores = new HashMap<>();
    private final Map<String, Party> names = new HashMap<>();
    private Map<DocumentKey, Pair> pairs = Map.of();
    private Set<DocumentKey> restored = Set.of();
    private Set<Reference> known = Set.of();
    private List<DocumentTable.Row> halves = List.of();
    private Map<String, List<LineTable.Row>> lines = Map.of();

    /** @param me the site this service is */
    private Scenes(int me, Instant now) {
        this.me = me;
        this.now = now;
    }

    static Scenes of(Connection connection, Collection<DocumentKey> keys, int me, Instant now) throws SQLException {
        Scenes scenes = new Scenes(me, now);
        for (DocumentTable.Row row : DocumentTable.find(connection, keys)) {
            // Of version 0 and with a body: it is still to be read again.
            if (row.version() > 0 || row.body() == null) {
                scenes.sources.put(row.key(), row);
            }
        }
        scenes.read(connection);
        return scenes;
    }

    private void read(Connection connection) throws SQLException {
        Collection<DocumentKey> keys = sources.keySet();
        pairs = PairTable.of(connection, keys);
        restored = PairTable.restored(connection, keys);
        sources.values().removeIf(row -> row.answers() != null && !pairs.containsKey(row.key()));
        parties(connection);
        halves = DocumentTable.halves(connection, keys, candidates()).stream()
                .filter(half -> half.version() > 0 || half.told() > 0)
                .toList();
        List<String> documents = new ArrayList<>();
        keys.forEach(key -> documents.add(key.id()));
        halves.forEach(half -> documents.add(half.key().id()));
        lines = LineTable.of(connection, LINE, documents);
        known = FactTable.known(connection, references());
    }

    private void parties(Connection connection) throws SQLException {
        Set<String> storeIds = new HashSet<>();
        Set<String> nameIds = new HashSet<>();
        for (DocumentTable.Row row : sources.values()) {
            storeIds.add(row.store());
            if (row.addressed() != null) {
                storeIds.add(row.addressed());
            }
            nameIds.add(row.name());
        }
        for (Party party : FactTable.parties(connection, storeIds, nameIds)) {
            stores.put(party.storeId(), party);
            names.putIfAbsent(party.nameId(), party);
        }
    }

    /** Documents that may be halves of these sources, beside those that say so. */
    private Set<DocumentKey> candidates() {
        Set<DocumentKey> candidates = new HashSet<>();
        for (DocumentTable.Row row : sources.values()) {
            String id = row.key().id();
            candidates.add(new DocumentKey(KIND.halfType().wireName(), KIND.oldHalfId(id)));
            Party to = to(row);
            if (to != null) {
                candidates.add(new DocumentKey(KIND.halfType().wireName(), KIND.halfId(id, to.storeId())));
            }
            Pair pair = pairs.get(row.key());
            if (pair != null && pair.halfId() != null) {
                candidates.add(new DocumentKey(KIND.halfType().wireName(), pair.halfId()));
            }
        }
        return candidates;
    }

    private Set<Reference> references() {
        Set<Reference> references = new HashSet<>();
        for (DocumentTable.Row row : sources.values()) {
            references.add(new Reference(FactTable.NAME, row.name()));
            bodies(row.key().id())
                    .values()
                    .forEach(line -> references.addAll(new Wanted.Line("", line.all()).references()));
        }
        return references;
    }

    private SortedMap<String, Fields> bodies(String document) {
        SortedMap<String, Fields> bodies = new TreeMap<>();
        for (LineTable.Row line : lines.getOrDefault(document, List.of())) {
            if (line.body() != null && line.version() > 0) {
                bodies.put(line.id(), Bodies.fields(line.body()));
            }
        }
        return bodies;
    }

    Collection<DocumentTable.Row> sources() {
        return sources.values();
    }

    Optional<DocumentTable.Row> source(DocumentKey key) {
        return Optional.ofNullable(sources.get(key));
    }

    /** A new one where there is none yet. */
    Pair pair(DocumentKey source) {
        return pairs.getOrDefault(source, Pair.of(source, KIND));
    }

    boolean hasPair(DocumentKey source) {
        return pairs.containsKey(source);
    }

    boolean isRestored(DocumentKey source) {
        return restored.contains(source);
    }

    private @Nullable Party to(DocumentTable.Row row) {
        String addressed = row.addressed();
        return addressed == null ? names.get(row.name()) : stores.get(addressed);
    }

    /** Why it is addressed to nobody, or not yet: routing decides it; where it does not say, what has come does. */
    private @Nullable Reason notTo(DocumentTable.Row row) {
        String said = row.notAddressed();
        if (row.addressed() != null || to(row) != null) {
            return said == null || row.addressed() != null ? null : Reason.of(said);
        }
        if (said != null) {
            return Reason.of(said);
        }
        return known.contains(new Reference(FactTable.NAME, row.name())) ? Reason.NO_STORE : null;
    }

    Scene scene(DocumentTable.Row row, Pair pair) {
        SortedMap<String, Fields> bodies = bodies(row.key().id());
        Fields header = row.fields();
        boolean candidate = header != null && KIND.concerns(header);
        Source source = new Source(
                row.key(),
                row.store(),
                candidate ? header : null,
                bodies,
                row.receivedAt(),
                row.addressed(),
                row.notAddressed());
        Set<Reference> missing = new HashSet<>();
        bodies.values().forEach(line -> missing.addAll(new Wanted.Line("", line.all()).references()));
        missing.removeAll(known);
        List<DocumentTable.Row> own = halvesOf(row.key(), pair);
        return new Scene(
                source,
                stores.get(row.store()),
                to(row),
                notTo(row),
                own.stream()
                        .filter(half -> half.version() > 0)
                        .map(half -> standing(half, row.key(), pair))
                        .toList(),
                missing,
                own.stream().anyMatch(half -> half.key().id().equals(pair.halfId()) && isBehind(half)),
                now);
    }

    private List<DocumentTable.Row> halvesOf(DocumentKey source, Pair pair) {
        return halves.stream()
                .filter(half -> source.id().equals(half.answers())
                        || half.key().id().equals(pair.halfId())
                        || KIND.isOwn(half.key().id(), source.id(), half.store()))
                .toList();
    }

    private boolean isBehind(DocumentTable.Row half) {
        return (half.version() > 0 && half.told() > half.version())
                || lines.getOrDefault(half.key().id(), List.of()).stream()
                        .anyMatch(line -> line.version() > 0 && line.told() > line.version());
    }

    private Standing standing(DocumentTable.Row half, DocumentKey source, Pair pair) {
        boolean ours = pair.push().isOut() && half.key().id().equals(pair.halfId());
        SortedMap<String, Standing.Line> halfLines = new TreeMap<>();
        for (LineTable.Row line : lines.getOrDefault(half.key().id(), List.of())) {
            halfLines.put(
                    line.id(),
                    new Standing.Line(
                            line.id(),
                            Math.max(line.version(), line.told()),
                            line.body() == null || line.version() == 0 ? null : Bodies.fields(line.body()),
                            isMine(line.by(), ours)));
        }
        return new Standing(
                half.key().id(),
                half.store(),
                KIND.isOwn(half.key().id(), source.id(), half.store()),
                Math.max(half.version(), half.told()),
                half.fields(),
                halfLines,
                isMine(half.by(), ours),
                half.taken());
    }

    /** Where nobody tells who wrote a state, one that comes while a push is out is the push's. */
    private boolean isMine(int by, boolean pushing) {
        return by == me || (by == 0 && pushing);
    }

    /** What a source waits for. */
    List<FactTable.Wait> waits(DocumentTable.Row row, Scene scene) {
        List<FactTable.Wait> waits = new ArrayList<>();
        if (!KIND.isStarted(scene.source())) {
            return waits;
        }
        if (scene.from() == null) {
            waits.add(new FactTable.Wait(row.key(), FactTable.STORE, row.store()));
        }
        if (scene.to() == null && row.addressed() != null) {
            waits.add(new FactTable.Wait(row.key(), FactTable.STORE, row.addressed()));
        } else if (scene.to() == null && row.notAddressed() == null) {
            waits.add(new FactTable.Wait(row.key(), FactTable.PARTY, row.name()));
            if (!known.contains(new Reference(FactTable.NAME, row.name()))) {
                waits.add(new FactTable.Wait(row.key(), FactTable.NAME, row.name()));
            }
        }
        scene.missing().forEach(each -> waits.add(new FactTable.Wait(row.key(), each.type(), each.id())));
        return waits;
    }
}
