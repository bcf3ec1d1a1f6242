package org.storesync.model;

import java.util.Locale;
import java.util.Optional;

/** What a change does to its record. Only central sends the last two (docs/protocol.md, Pull). */
public enum Operation {
    UPSERT('U'),
    DELETE('D'),
    MERGE('M'),
    /** The record left a stream; it may still be held through another. */
    REMOVE('R'),
    /** A subscription ended. */
    DROP_STREAM('S');

    private final char code;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Operation(char code) {
        this.code = code;
    }

    /** One letter for the database. */
    public char code() {
        return code;
    }

    public String wireName() {
        return wireName;
    }

    /** The operation a site may push under this name; empty for any other word. */
    public static Optional<Operation> ofPush(String text) {
        return switch (text) {
            case "upsert" -> Optional.of(UPSERT);
            case "delete" -> Optional.of(DELETE);
            case "merge" -> Optional.of(MERGE);
            default -> Optional.empty();
        };
    }

    /** The operation with this wire name; empty for any other word. */
    public static Optional<Operation> find(String text) {
        for (Operation operation : values()) {
            if (operation.wireName.equals(text)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if no operation has this wire name */
    public static Operation ofWire(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("unknown operation '" + text + "'"));
    }

    public static Operation ofCode(char code) {
        for (Operation operation : values()) {
            if (operation.code == code) {
                return operation;
            }
        }
        throw new IllegalArgumentException("no operation has the code '" + code + "'");
    }
}
