package org.storesync.routing.record.domain;

import org.jspecify.annotations.Nullable;

/** What a document is in a transfer, as its home row notes it (transfers, section 5: Who writes what). */
public enum Half {
    /** No responding half. */
    NONE(null),
    /** The transfer-service made it; it may follow and withdraw it until it is taken. */
    CENTRAL("C"),
    /** The responding store's site made it. */
    SITE("S"),
    /** That site altered its status, its approval or a line: it is its own now. */
    TAKEN("T");

    private final @Nullable String code;

    Half(@Nullable String code) {
        this.code = code;
    }

    /** One letter for the database; null for none. */
    public @Nullable String code() {
        return code;
    }

    /** A half that the transfer-service may still write to. */
    public boolean isUntaken() {
        return this == CENTRAL || this == SITE;
    }

    public static Half ofCode(@Nullable String code) {
        for (Half half : values()) {
            if (half.code != null && half.code.equals(code)) {
                return half;
            }
        }
        return NONE;
    }
}
