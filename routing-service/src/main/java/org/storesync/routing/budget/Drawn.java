package org.storesync.routing.budget;

/** What was read, and the share of memory that it holds until it has been sent. */
public record Drawn<T>(T value, Share share) {

    /** For values that are so small that they need no share. */
    public static <T> Drawn<T> free(T value) {
        return new Drawn<>(value, () -> {});
    }
}
