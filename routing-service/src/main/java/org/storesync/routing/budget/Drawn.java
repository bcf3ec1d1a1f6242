package org.storesync.routing.budget;

/** What was read, and the share it is held under until it has been sent. */
public record Drawn<T>(T value, Share share) {

    /** Small enough to count for nothing. */
    public static <T> Drawn<T> free(T value) {
        return new Drawn<>(value, () -> {});
    }
}
