package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StreamName;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Central dispensary data goes to sites with an active dispensary store (C1). */
public final class DispensarySql {
    private DispensarySql() {}

    /** Begins or ends the site's subscription, as its active stores now are. */
    public static void settle(Connection connection, SiteId site, long epoch, Instant now) throws SQLException {
        boolean dispensary = Jdbc.first(
                        connection,
                        "select 1 from assignment a join store s on s.store_id = a.store_id where a.site_id = ? and s.mode = 'dispensary'",
                        row -> true,
                        site.value())
                .isPresent();
        int stream = PostgresStreamStore.create(connection, StreamName.CENTRAL_DISPENSARY);
        if (dispensary) {
            SubscriptionSql.begin(connection, site, stream, now);
        } else {
            SubscriptionSql.end(connection, site, stream, epoch, now);
        }
    }
}
