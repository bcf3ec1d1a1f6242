package org.storesync.local.release;

import java.util.Arrays;

/** The databases of a suite that a release has data of, in the order in which they are written: readers of the feed before the feed. */
public enum ServiceDatabase {
    TRANSFER("transfer", "transfer-service"),
    REPORTING("reporting", "reporting-service"),
    MASTER_DATA("master_data", "master-data-service"),
    GATEWAY("gateway", "sync-gateway"),
    ROUTING("routing", "routing-service");

    private final String database;
    private final String module;

    ServiceDatabase(String database, String module) {
        this.database = database;
        this.module = module;
    }

    public String database() {
        return database;
    }

    /** The module that migrates it. */
    public String module() {
        return module;
    }

    public static ServiceDatabase named(String database) {
        return Arrays.stream(values())
                .filter(each -> each.database.equals(database))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service has a database '" + database + "'"));
    }
}
