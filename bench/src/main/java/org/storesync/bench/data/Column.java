package org.storesync.bench.data;

/**
 * A field of an item line: its key in the body, and the column that a separate table would have for it.
 *
 * @param quoted whether a value is text in JSON
 */
record Column(String key, String sqlType, boolean quoted) {
    static Column id(String key) {
        return new Column(key, "varchar(36)", true);
    }

    static Column text(String key, int length) {
        return new Column(key, "varchar(" + length + ")", true);
    }

    static Column date(String key) {
        return new Column(key, "date", true);
    }

    static Column flag(String key) {
        return new Column(key, "boolean", false);
    }

    static Column decimal(String key) {
        return new Column(key, "numeric(18,4)", false);
    }

    static Column whole(String key) {
        return new Column(key, "int", false);
    }

    static Column object(String key) {
        return new Column(key, "jsonb", false);
    }
}
