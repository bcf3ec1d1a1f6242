package org.storesync.kit.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Keys of a {@link Cursor}, read one after the other. A key of the wrong kind is an {@link IllegalArgumentException}, a missing key is a
 * {@link java.util.NoSuchElementException}.
 */
public final class Keys {
    // Java knows earlier and later times, but the database does not accept them.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final Iterator<String> left;

    Keys(List<String> keys) {
        this.left = keys.iterator();
    }

    public String text() {
        return left.next();
    }

    public int number() {
        return Integer.parseInt(left.next());
    }

    public long longNumber() {
        return Long.parseLong(left.next());
    }

    public Instant time() {
        String key = left.next();
        try {
            Instant time = Instant.parse(key);
            if (!time.isBefore(FIRST) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key, e);
        }
        throw new IllegalArgumentException(key);
    }

    /** All keys that are left. */
    public List<String> rest() {
        List<String> rest = new ArrayList<>();
        left.forEachRemaining(rest::add);
        return rest;
    }

    boolean areRead() {
        return !left.hasNext();
    }
}
