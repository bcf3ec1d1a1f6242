package org.storesync.kit.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a start does with the schema, and the settings of Quarkus that this needs. */
public enum AtStart {
    /** The replica migrates the schema, one at a time, and then serves. */
    MIGRATE,

    /** The replica serves if the schema is as new as the build or newer. It changes nothing and needs no rights to do so. */
    CHECK,

    /** What the option {@code --migrate} means: the process migrates the schema and ends. It calls nobody but the database. */
    MIGRATE_AND_END;

    Map<String, String> settings() {
        return switch (this) {
            case MIGRATE -> Map.of();
            case CHECK ->
                Map.of(
                        "quarkus.flyway.migrate-at-start", "false",
                        "quarkus.hibernate-orm.schema-management.strategy", "none");
            case MIGRATE_AND_END ->
                Map.of(
                        "quarkus.flyway.migrate-at-start", "false",
                        // Whoever started it decides if it begins again.
                        "quarkus.flyway.connect-retries", "0",
                        "quarkus.hibernate-orm.schema-management.strategy", "none",
                        "quarkus.oidc.tenant-enabled", "false",
                        "quarkus.scheduler.enabled", "false",
                        // There are no calls to wait for.
                        "quarkus.shutdown.delay", "0S");
        };
    }

    /** As it is written in the configuration. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AtStart> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
