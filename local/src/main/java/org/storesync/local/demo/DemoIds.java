package org.storesync.local.demo;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.storesync.model.NameUuid;

/**
 * Derives record ids from a natural key, so that every run makes the same ones. They are made like UUIDs of version 5, but written as
 * version 8, because those of version 5 are reserved for halves of transfers (docs/protocol.md, Derived ids).
 */
public final class DemoIds {
    private static final int VERSION_AT = 14;
    private static final UUID NAMESPACE = UUID.fromString("6f1b5c2e-90a3-5d4f-8a1e-3c7b52d96e04");

    private DemoIds() {}

    /** 32 upper-case hex characters, the form in which desktop servers make ids. */
    public static String hex(String kind, String key) {
        return dashed(kind, key).replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The hex ids of a file's rows, by the column that names them. */
    static Function<CsvTable.Row, String> of(String kind, String column) {
        return row -> hex(kind, row.text(column));
    }

    /** A lower-case UUID with dashes, the form in which newer clients make ids. */
    public static String dashed(String kind, String key) {
        String uuid = NameUuid.of(NAMESPACE, kind + '/' + key).toString();
        return uuid.substring(0, VERSION_AT) + '8' + uuid.substring(VERSION_AT + 1);
    }
}
