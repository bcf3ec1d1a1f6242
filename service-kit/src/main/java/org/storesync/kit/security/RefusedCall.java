package org.storesync.kit.security;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;

/**
 * A call with a token that was answered 401 or 403. It is an event inside the service, fired on the event loop, so an observer must not
 * block.
 *
 * @param path the path's shape: each part that names one thing is replaced by {@code *}
 * @param code what it was answered
 */
public record RefusedCall(
        Who who,
        String address,
        String method,
        String path,
        ProblemCode code,
        Instant at,
        @Nullable String requestId) {
    private static final String ADMIN = "/admin/v1/";
    private static final int SEGMENTS_MAX = 8;
    private static final int SEGMENT_LENGTH_MAX = 24;

    /**
     * Who was refused.
     *
     * @param subject the subject of a verified token; null if the token did not verify
     * @param name the name in the token; if the token did not verify, this is only a claim
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

    /** Whether the call went to an endpoint for administrators. */
    public boolean atAdmin() {
        return path.startsWith(ADMIN);
    }

    /** Whether it would have changed something. */
    public boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Keeps words of the API and replaces ids, so that a caller can't choose how many shapes there are. */
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
