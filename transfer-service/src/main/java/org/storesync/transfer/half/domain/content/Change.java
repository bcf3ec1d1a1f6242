package org.storesync.transfer.half.domain.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a half to push.
 *
 * @param version the version on which it was made; 0: the record must not exist yet
 * @param body null for a delete
 */
public record Change(
        boolean header, String id, long version, @Nullable Map<String, @Nullable Object> body) {
    public static Change ofHeader(String id, long version, Map<String, @Nullable Object> body) {
        return new Change(true, id, version, body);
    }

    public static Change ofHeaderDelete(String id, long version) {
        return new Change(true, id, version, null);
    }

    static Change ofLine(String id, long version, Map<String, @Nullable Object> body) {
        return new Change(false, id, version, body);
    }

    static Change ofLineDelete(String id, long version) {
        return new Change(false, id, version, null);
    }
}
