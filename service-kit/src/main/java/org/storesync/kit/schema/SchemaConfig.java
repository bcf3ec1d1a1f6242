package org.storesync.kit.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the schema, the same in every service. */
@ConfigMapping(prefix = "sync.schema")
public interface SchemaConfig {
    /** What a start does: {@code migrate}, or {@code check} where a separate run with {@code --migrate} migrates before. */
    @WithDefault("migrate")
    AtStart atStart();
}
