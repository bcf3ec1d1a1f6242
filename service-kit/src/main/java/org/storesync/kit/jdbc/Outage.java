package org.storesync.kit.jdbc;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, or starting, or whose connections are all in use, from a fault of ours: who called may come again later. */
public final class Outage {
    private static final String CONNECTION = "08";
    /** Shutdown by an administrator, a crash, not yet able to start. */
    private static final Set<String> STOPPED = Set.of("57P01", "57P02", "57P03");

    private Outage() {}

    /** If this failure, or what caused it, is the database being away. */
    public static boolean causes(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Only the pool gives no state: it has no connection. */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith(CONNECTION) || STOPPED.contains(state);
    }
}
