package org.storesync.kit.schema;

import io.quarkus.arc.All;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;
import org.storesync.kit.config.EndedStart;

/** Looks at the schema before anything else of a service starts, and ends the process if it can't or need not go on. */
@Singleton
class SchemaStart {
    private static final Logger LOG = Logger.getLogger(SchemaStart.class);
    private static final int DONE = 0;
    /** The database refused or was away: the same command may succeed later. */
    private static final int FAILED = 1;

    private final SchemaConfig config;
    /** A service without a database has none. */
    private final Instance<Flyway> flyway;

    private final List<SchemaFill> fills;

    SchemaStart(SchemaConfig config, Instance<Flyway> flyway, @All List<SchemaFill> fills) {
        this.config = config;
        this.flyway = flyway;
        this.fills = fills;
    }

    void start(@Observes @Priority(0) StartupEvent started) {
        switch (config.atStart()) {
            case MIGRATE -> fills.forEach(SchemaFill::fill);
            case CHECK -> check();
            case MIGRATE_AND_END -> migrateAndEnd();
        }
    }

    private void check() {
        SchemaState state = state();
        state.unfitToServe().ifPresent(why -> {
            throw failed(EndedStart.UNFIT, why);
        });
        if (!state.unknown().isEmpty()) {
            LOG.infof(
                    "a newer release has migrated the database's schema: %d migrations",
                    state.unknown().size());
        }
    }

    private void migrateAndEnd() {
        state().unfitToMigrate().ifPresent(why -> {
            throw failed(EndedStart.UNFIT, why);
        });
        String done;
        try {
            MigrateResult result = flyway.get().migrate();
            fills.forEach(SchemaFill::fill);
            done = result.migrationsExecuted + " migrations ran; the schema is that of this build";
        } catch (RuntimeException e) {
            throw failed("the schema could not be migrated", e);
        }
        LOG.info(done);
        throw EndedStart.with(DONE, done);
    }

    private SchemaState state() {
        try {
            return SchemaState.of(flyway.get().info().all());
        } catch (FlywayException e) {
            throw failed("the schema of the database could not be read", e);
        }
    }

    private static PreventFurtherStepsException failed(String what, Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failed(
                FAILED,
                what + ": "
                        + String.valueOf(root.getMessage()).lines().findFirst().orElse(""));
    }

    private static PreventFurtherStepsException failed(int exitCode, String why) {
        LOG.error(why);
        return EndedStart.with(exitCode, why);
    }
}
