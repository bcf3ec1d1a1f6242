package org.storesync.transfer.half.domain.judge;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** What came for pairs since they were last looked at, by their sources. */
public final class PairNews {
    private final Map<DocumentKey, Set<News>> bySource = new TreeMap<>();

    public void add(Collection<DocumentKey> sources, News what) {
        sources.forEach(source -> entry(source).add(what));
    }

    /** Notes that the push of this source's pair is answered. */
    public void addAnswered(DocumentKey source) {
        entry(source);
    }

    private Set<News> entry(DocumentKey source) {
        return bySource.computeIfAbsent(source, any -> EnumSet.noneOf(News.class));
    }

    public boolean isEmpty() {
        return bySource.isEmpty();
    }

    /** The sources, in the order in which all transactions lock them. */
    public List<DocumentKey> sources() {
        return List.copyOf(bySource.keySet());
    }

    Set<News> of(DocumentKey source) {
        return Collections.unmodifiableSet(bySource.getOrDefault(source, Set.of()));
    }
}
