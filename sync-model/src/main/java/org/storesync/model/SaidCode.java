package org.storesync.model;

/** Why central did not simply accept a change: a code that this release knows, or the word of a newer central. */
public sealed interface SaidCode permits RecordCode, SaidCode.Unknown {
    String wireName();

    /** The code with this wire name. */
    static SaidCode of(String wireName) {
        return RecordCode.find(wireName).map(SaidCode.class::cast).orElseGet(() -> new Unknown(wireName));
    }

    /** A code that this release does not know. It is shown as central sent it. */
    record Unknown(String wireName) implements SaidCode {}
}
