package org.storesync.transfer.half.domain.judge;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Party;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted.Reference;

/** The sources to judge, each with its pair. They say what else must be read for that. */
public final class Sources {
    private final Map<DocumentKey, KnownDocument> documents = new LinkedHashMap<>();
    private final Map<DocumentKey, Pair> pairs = new HashMap<>();
    private final Set<DocumentKey> kept;
    private final Set<DocumentKey> restored;

    /**
     * @param pairs the existing pairs by source; a document without a pair that is a half of another source is no source
     * @param restored sources whose half must be read again, because central was restored
     */
    public Sources(List<KnownDocument> documents, Map<DocumentKey, Pair> pairs, Set<DocumentKey> restored) {
        this.kept = Set.copyOf(pairs.keySet());
        this.restored = Set.copyOf(restored);
        for (KnownDocument document : documents) {
            pair(document, pairs).ifPresent(pair -> {
                this.documents.put(document.key(), document);
                this.pairs.put(document.key(), pair);
            });
        }
    }

    private static Optional<Pair> pair(KnownDocument document, Map<DocumentKey, Pair> pairs) {
        Pair pair = pairs.get(document.key());
        if (pair != null || document.answers() != null) {
            return Optional.ofNullable(pair);
        }
        return TransferKind.ofSource(document.key().type(), document.body()).map(kind -> Pair.of(document.key(), kind));
    }

    Collection<KnownDocument> all() {
        return documents.values();
    }

    Optional<KnownDocument> find(DocumentKey source) {
        return Optional.ofNullable(documents.get(source));
    }

    /** The pair of one of these sources; a new one if there is none yet. */
    Pair pair(KnownDocument source) {
        return Objects.requireNonNull(pairs.get(source.key()));
    }

    boolean hasPair(DocumentKey source) {
        return kept.contains(source);
    }

    boolean isRestored(DocumentKey source) {
        return restored.contains(source);
    }

    public Collection<DocumentKey> keys() {
        return Collections.unmodifiableCollection(documents.keySet());
    }

    /** Ids of the stores to which the sources belong or are addressed. */
    public Set<String> stores() {
        Set<String> stores = new HashSet<>();
        for (KnownDocument source : documents.values()) {
            stores.add(source.store());
            if (source.addressed() != null) {
                stores.add(source.addressed());
            }
        }
        return stores;
    }

    /** Names of the sources' customers. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        documents.values().forEach(source -> names.add(source.name()));
        return names;
    }

    /** Documents that may be halves of the sources, besides those that say so. */
    public Set<DocumentKey> candidates(Parties parties) {
        Set<DocumentKey> candidates = new HashSet<>();
        for (KnownDocument source : documents.values()) {
            Pair pair = pair(source);
            TransferKind kind = pair.kind();
            String id = source.key().id();
            candidates.add(kind.halfType().key(kind.oldHalfId(id)));
            Party receiver = parties.receiver(source);
            if (receiver != null) {
                candidates.add(kind.halfType().key(kind.halfId(id, receiver.storeId())));
            }
            if (pair.halfId() != null) {
                candidates.add(kind.halfType().key(pair.halfId()));
            }
        }
        return candidates;
    }

    /** Records that the lines of the sources name. */
    public Set<Reference> references(Lines lines) {
        Set<Reference> references = new HashSet<>();
        keys().forEach(source ->
                references.addAll(Lines.references(lines.standing(source).values())));
        return references;
    }
}
