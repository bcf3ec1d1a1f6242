package org.storesync.reporting.contact.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of the sync report ends. The rows are ordered by last contact; those without one come first. */
public record ContactPosition(@Nullable Instant lastContactAt, String kind, String key) {
    private static final int KEYS = 3;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    public static ContactPosition of(ContactRow row) {
        return new ContactPosition(row.lastContactAt(), row.kind(), row.key());
    }

    public List<String> keys() {
        return List.of(lastContactAt == null ? "" : lastContactAt.toString(), kind, key);
    }

    /** The position that a cursor names; empty if these are no keys of a row. */
    public static Optional<ContactPosition> read(List<String> keys) {
        if (keys.size() != KEYS) {
            return Optional.empty();
        }
        String time = keys.getFirst();
        if (time.isEmpty()) {
            return Optional.of(new ContactPosition(null, keys.get(1), keys.get(2)));
        }
        try {
            return Optional.of(Instant.parse(time))
                    .filter(contact -> !contact.isBefore(FIRST) && contact.isBefore(LAST))
                    .map(contact -> new ContactPosition(contact, keys.get(1), keys.get(2)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
