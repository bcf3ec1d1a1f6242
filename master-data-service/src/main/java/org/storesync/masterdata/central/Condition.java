package org.storesync.masterdata.central;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * What a caller says must hold before its change is made (RFC 9110): the record is new, or has a version that the caller has read.
 *
 * @param absent the record must not exist yet
 * @param any any version is fine
 */
public record Condition(boolean absent, boolean any, Set<Long> versions) {
    /** No condition. */
    public static final Condition NONE = new Condition(false, true, Set.of());

    /** The condition in the headers If-Match and If-None-Match; one of them is required. */
    public static Condition required(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch == null) {
            throw Problem.of(
                    ProblemCode.CONDITION_REQUIRED,
                    "send If-Match with the ETag you read, or If-None-Match: * for a new one");
        }
        if (ifMatch == null) {
            if (!"*".equals(ifNoneMatch)) {
                throw Problem.invalid("If-None-Match", "only * is understood when something is written");
            }
            return new Condition(true, false, Set.of());
        }
        return of(ifMatch);
    }

    /** The condition in the header If-Match. */
    public static Condition of(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.strip().equals("*") ? NONE : new Condition(false, false, versions(ifMatch));
    }

    boolean holds(long version) {
        return !absent && (any || versions.contains(version));
    }

    /** Whether the caller of a read knows this version already. */
    public static boolean known(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*") || versions(ifNoneMatch).contains(version));
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** The versions in the tags. A tag that is not ours matches nothing. */
    private static Set<Long> versions(String tags) {
        Set<Long> versions = new HashSet<>();
        for (String tag : tags.split(",")) {
            version(tag.strip()).ifPresent(versions::add);
        }
        return versions;
    }

    private static OptionalLong version(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        if (strong.length() < 3 || strong.charAt(0) != '"' || !strong.endsWith("\"")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(strong.substring(1, strong.length() - 1)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
