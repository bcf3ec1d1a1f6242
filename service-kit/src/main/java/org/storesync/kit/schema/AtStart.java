package org.storesync.kit.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a start does with the schema, and the settings of Quarkus that this needs. */
public enum AtStart {
    /** The replica migrates the schema, one at a time, and then serves. */
    MIGRATE(Map.of()),

    /** The replica serves if the schema is as new as the build or newer. It changes nothing and needs no rights to do so. */
    CHECK(Map.of(
            "quarkus.flyway.migrate-at-start", "false", "quarkus.hibernate-orm.schema-management.strategy", "none")),

    /** What the option {@code --migrate} means: the process migrates the schema and ends. It calls nobody but the database. */
    MIGRATE_AND_END(Map.of(
            "quarkus.flyway.migrate-at-start", "false",
            // Whoever started it decides if it begins again.
            "quarkus.flyway.connect-retries", "0",
            "quarkus.hibernate-orm.schema-management.strategy", "none",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.enabled", "false"));

    private final Map<String, String> settings;

    AtStart(Map<String, String> settings) {
        this.settings = settings;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** As it is written in the configuration. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AtStart> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
