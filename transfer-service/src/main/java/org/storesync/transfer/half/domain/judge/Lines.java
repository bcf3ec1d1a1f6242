package org.storesync.transfer.half.domain.judge;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.Wanted;
import org.storesync.transfer.half.domain.content.Wanted.Reference;

/** The lines of sources and halves, by their documents. */
public record Lines(Map<DocumentKey, List<KnownLine>> byDocument) {
    List<KnownLine> of(DocumentKey document) {
        return byDocument.getOrDefault(document, List.of());
    }

    /** The lines of a document that exist, by id. */
    SortedMap<String, Fields> standing(DocumentKey document) {
        SortedMap<String, Fields> standing = new TreeMap<>();
        for (KnownLine line : of(document)) {
            Fields body = line.standing();
            if (body != null) {
                standing.put(line.id(), body);
            }
        }
        return standing;
    }

    /** Records that these lines name. */
    static Set<Reference> references(Collection<Fields> bodies) {
        Set<Reference> references = new HashSet<>();
        bodies.forEach(body -> references.addAll(new Wanted.Line("", body.all()).references()));
        return references;
    }
}
