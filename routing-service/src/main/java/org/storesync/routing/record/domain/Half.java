package org.storesync.routing.record.domain;

import org.jspecify.annotations.Nullable;

/** What a document is in a transfer, as its home row notes it (transfers, section 5: Who writes what). */
public enum Half {
    /** It is no responding half. */
    NONE(null),
    /** The transfer-service made it, and may change or withdraw it until its store takes it. */
    CENTRAL("C"),
    /** The responding store's site made it. */
    SITE("S"),
    /** The responding store's site altered its status, its approval or a line. Now the half belongs to that store. */
    TAKEN("T");

    private final @Nullable String code;

    Half(@Nullable String code) {
        this.code = code;
    }

    /** One letter for the database; null for none. */
    public @Nullable String code() {
        return code;
    }

    /** True for a half that the transfer-service may still write. */
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
