package org.storesync.transfer.half.domain.judge;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.content.Standing;

/** The present and former halves of sources, whoever made them. */
public final class Halves {
    private final List<KnownDocument> documents;
    private final Lines lines;
    private final int me;

    /** @param me the internal site that this service is */
    public Halves(List<KnownDocument> documents, Lines lines, int me) {
        this.documents = List.copyOf(documents);
        this.lines = lines;
        this.me = me;
    }

    /** The halves of a pair's source, with tombstones. */
    List<Standing> of(Pair pair) {
        return documentsOf(pair).stream()
                .filter(half -> half.version() > 0)
                .map(half -> standing(half, pair))
                .toList();
    }

    /** True if central has a newer state of a record of the pair's half than the feed has brought. */
    boolean isBehind(Pair pair) {
        return documentsOf(pair).stream()
                .filter(half -> half.key().id().equals(pair.halfId()))
                .anyMatch(
                        half -> half.isBehind() || lines.of(half.key()).stream().anyMatch(KnownLine::isBehind));
    }

    private List<KnownDocument> documentsOf(Pair pair) {
        return documents.stream().filter(half -> isOf(half, pair)).toList();
    }

    private static boolean isOf(KnownDocument half, Pair pair) {
        return pair.source().equals(half.answers()) || half.key().id().equals(pair.halfId()) || isOwn(half, pair);
    }

    private static boolean isOwn(KnownDocument half, Pair pair) {
        return pair.kind().isOwn(half.key().id(), pair.source().id(), half.store());
    }

    private Standing standing(KnownDocument half, Pair pair) {
        boolean pushing = pair.push().isOut() && half.key().id().equals(pair.halfId());
        SortedMap<String, Standing.Line> standing = new TreeMap<>();
        for (KnownLine line : lines.of(half.key())) {
            standing.put(
                    line.id(),
                    new Standing.Line(line.id(), line.newest(), line.standing(), isMine(line.by(), pushing)));
        }
        return new Standing(
                half.key().id(),
                half.store(),
                isOwn(half, pair),
                half.newest(),
                half.body(),
                standing,
                isMine(half.by(), pushing),
                half.taken());
    }

    /** If nothing says who wrote a state, and it comes while a push is under way, it comes from the push. */
    private boolean isMine(int by, boolean pushing) {
        return by == me || (by == 0 && pushing);
    }
}
