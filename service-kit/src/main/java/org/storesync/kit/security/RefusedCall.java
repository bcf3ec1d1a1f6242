package org.storesync.kit.security;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that was answered 401 or 403, of somebody who showed a token. Told as an event inside the service, on the event loop: whoever observes it
 * must not wait.
 *
 * @param path the path's shape: what names one thing stands as {@code *}
 */
public record RefusedCall(
        Who who,
        String address,
        String method,
        String path,
        int status,
        Instant at,
        @Nullable String requestId) {
    private static final String ADMIN = "/admin/v1/";
    private static final int SEGMENTS_MAX = 8;
    private static final int SEGMENT_LENGTH_MAX = 24;

    /**
     * Who was refused.
     *
     * @param subject the subject of a token that verified; null if it did not
     * @param name the name in the token: of one that did not verify it is only what was said
     * @param roles the roles of a verified token, a few
     */
    public record Who(@Nullable String subject, String name, List<String> roles) {
        private static final int ROLES_MAX = 10;

        public Who {
            roles = roles.stream().sorted().limit(ROLES_MAX).toList();
        }
    }

    public RefusedCall {
        path = shape(path);
    }

    /** Whether it asked for what only administrators may. */
    public boolean atAdmin() {
        return path.startsWith(ADMIN);
    }

    /** Whether it would have changed something. */
    public boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Words of the API stay, ids go: a caller can't choose how many shapes there are. */
    private static String shape(String path) {
        return Stream.of(path.split("/", SEGMENTS_MAX + 1))
                .limit(SEGMENTS_MAX)
                .map(RefusedCall::shapeOfSegment)
                .collect(Collectors.joining("/"));
    }

    private static String shapeOfSegment(String segment) {
        boolean word = segment.length() <= SEGMENT_LENGTH_MAX
                && segment.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-');
        return word || segment.equals("v1") ? segment : "*";
    }
}
