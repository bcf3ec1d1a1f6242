package org.storesync.masterdata.kind;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storesync.masterdata.kind.Link.Referrer;

/** All kinds. A new kind needs only its descriptor, a constant that is produced as a bean. */
@Singleton
public class Kinds {
    private final List<Kind> all;
    private final Map<String, Kind> byType = new HashMap<>();

    public Kinds(@All List<Kind> all) {
        this.all = all.stream().sorted(Comparator.comparing(Kind::label)).toList();
        for (Kind kind : all) {
            if (byType.put(kind.recordType(), kind) != null) {
                throw new IllegalStateException("two kinds have the record type " + kind.recordType());
            }
        }
    }

    /** The kinds, in the order of their labels. */
    public List<Kind> all() {
        return all;
    }

    public Optional<Kind> ofType(String recordType) {
        return Optional.ofNullable(byType.get(recordType));
    }

    /** The links by which others refer to this kind. */
    public List<Referrer> referrers(Kind target) {
        return all.stream()
                .flatMap(kind -> kind.links().stream()
                        .filter(link -> link.target() == target)
                        .map(link -> new Referrer(kind, link)))
                .toList();
    }
}
