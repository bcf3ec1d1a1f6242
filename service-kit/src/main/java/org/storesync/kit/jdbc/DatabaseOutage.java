package org.storesync.kit.jdbc;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Outage;

/** The database is away, or starting, or its connections are all in use. */
@Singleton
class DatabaseOutage implements Outage {
    private static final String CONNECTION = "08";
    /** An administrator shut it down, it crashed, or it can't start yet. */
    private static final Set<String> STOPPED = Set.of("57P01", "57P02", "57P03");

    @Override
    public boolean causes(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Only the pool gives no state. It means that no connection is free. */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith(CONNECTION) || STOPPED.contains(state);
    }
}
