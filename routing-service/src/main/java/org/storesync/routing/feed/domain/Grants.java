package org.storesync.routing.feed.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;

/** Which consumer may see which categories of data. Reporting and master data get no bodies of patients (architecture, section 3). */
public final class Grants {
    private final Map<String, Set<Category>> byClient;

    /** @param byClient client ids, each with wire names of categories */
    public Grants(Map<String, List<String>> byClient) {
        this.byClient = byClient.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(Grants::category)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private static Category category(String wireName) {
        return Arrays.stream(Category.values())
                .filter(category -> category.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("sync.routing.feed.grants: no category is called " + wireName));
    }

    /** The categories of a client; none for a client that is not configured. */
    Set<Category> of(String client) {
        return byClient.getOrDefault(client, Set.of());
    }

    /** The types that a client asks for, is granted, and can find at home in a stream of this kind. */
    public List<RecordType> types(String client, List<RecordType> asked, StreamKind home) {
        Set<Category> granted = of(client);
        return asked.stream()
                .filter(type -> isAtHome(type, home) && granted.contains(category(type, home)))
                .toList();
    }

    /** A record at home with patients is patient data, whatever category its type has elsewhere. */
    static Category category(RecordType type, StreamKind home) {
        return home == StreamKind.PATIENT ? Category.PATIENT : type.category();
    }

    /** Whether a record of this type can be at home in a stream of this kind. In an inbox everything except messages is a copy. */
    private static boolean isAtHome(RecordType type, StreamKind stream) {
        return stream != StreamKind.INBOX || type.category() == Category.MESSAGE;
    }
}
