package org.storesync.transfer.half.domain.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Scene;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.Source;
import org.storesync.transfer.half.domain.content.Wanted.Reference;

/** Everything by which several sources are judged. */
public final class Scenes {
    private final Sources sources;
    private final Parties parties;
    private final Lines lines;
    private final Halves halves;
    private final Set<Reference> known;
    private final Instant now;

    /** @param known those records named by the sources' lines that have come */
    public Scenes(Sources sources, Parties parties, Lines lines, Halves halves, Set<Reference> known, Instant now) {
        this.sources = sources;
        this.parties = parties;
        this.lines = lines;
        this.halves = halves;
        this.known = Set.copyOf(known);
        this.now = now;
    }

    Collection<KnownDocument> sources() {
        return sources.all();
    }

    /** The source, if it has a pair already. */
    public Optional<KnownDocument> withPair(DocumentKey source) {
        return sources.find(source).filter(each -> sources.hasPair(source));
    }

    boolean hasPair(KnownDocument source) {
        return sources.hasPair(source.key());
    }

    /** The pair of a source; a new one if there is none yet. */
    Pair pair(KnownDocument source) {
        return sources.pair(source);
    }

    /** True if its half must be read again, because central was restored. */
    boolean isRestored(KnownDocument source) {
        return sources.isRestored(source.key());
    }

    /** True if a person may send it: both stores are known, and so is everything it names. */
    public boolean isSendable(KnownDocument source) {
        return scene(source).isSendable(pair(source).kind());
    }

    Scene scene(KnownDocument source) {
        Pair pair = sources.pair(source);
        SortedMap<String, Fields> standing = lines.standing(source.key());
        Fields header = source.body();
        Set<Reference> missing = Lines.references(standing.values());
        missing.removeAll(known);
        return new Scene(
                new Source(
                        source.key(),
                        source.store(),
                        header != null && pair.kind().concerns(header) ? header : null,
                        standing,
                        source.receivedAt(),
                        source.addressed(),
                        source.notAddressed()),
                parties.sender(source),
                parties.receiver(source),
                parties.notTo(source),
                halves.of(pair),
                missing,
                halves.isBehind(pair),
                now);
    }

    /** Everything for which this source waits. */
    List<Wait> waits(KnownDocument source, Scene scene) {
        List<Wait> waits = new ArrayList<>();
        if (!sources.pair(source).kind().isStarted(scene.source())) {
            return waits;
        }
        if (scene.from() == null) {
            waits.add(new Wait(source.key(), Wait.STORE, source.store()));
        }
        if (scene.to() == null && source.addressed() != null) {
            waits.add(new Wait(source.key(), Wait.STORE, source.addressed()));
        } else if (scene.to() == null && source.notAddressed() == null) {
            waits.add(new Wait(source.key(), Wait.PARTY, source.name()));
            if (!parties.hasCome(source.name())) {
                waits.add(new Wait(source.key(), Reference.NAME, source.name()));
            }
        }
        scene.missing().forEach(each -> waits.add(new Wait(source.key(), each.type(), each.id())));
        return waits;
    }
}
