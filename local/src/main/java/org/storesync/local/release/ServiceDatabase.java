package org.storesync.local.release;

import java.util.Arrays;

/** The databases of a suite that a release has data of, in the order in which they are written: readers of the feed before the feed. */
public enum ServiceDatabase {
    TRANSFER("transfer", "transfer-service", false),
    REPORTING("reporting", "reporting-service", false),
    MASTER_DATA("master_data", "master-data-service", true),
    GATEWAY("gateway", "sync-gateway", true),
    ROUTING("routing", "routing-service", true);

    private final String database;
    private final String module;
    private final boolean audited;

    ServiceDatabase(String database, String module, boolean audited) {
        this.database = database;
        this.module = module;
        this.audited = audited;
    }

    public String database() {
        return database;
    }

    /** The module that migrates it. */
    public String module() {
        return module;
    }

    /** Whether it has an audit. */
    public boolean audited() {
        return audited;
    }

    public static ServiceDatabase named(String database) {
        return Arrays.stream(values())
                .filter(each -> each.database.equals(database))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service has a database '" + database + "'"));
    }
}
