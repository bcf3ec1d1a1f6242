package org.storesync.routing.stream.jdbc;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;

/**
 * What keeps the log: one PostgreSQL, or a Citus cluster whose nodes each hold a part of it. Statements are written so that they suit both.
 * Code asks for the engine only where a common form would cost one PostgreSQL a round trip, or would not be safe on several nodes
 * (docs/adr/0013).
 */
@ApplicationScoped
public class Engine {
    private static volatile boolean spread;

    private final Transactions transactions;

    Engine(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Looks once, after the migrations and before any other code reads the log. */
    void start(@Observes @Priority(5) StartupEvent started) {
        spread = transactions.call(
                connection -> Jdbc.first(connection, "select 1 from pg_extension where extname = 'citus'", row -> true)
                        .isPresent());
    }

    /** Whether several nodes hold the log. */
    public static boolean spreads() {
        return spread;
    }
}
