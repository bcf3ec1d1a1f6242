package org.storesync.masterdata.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of this service itself. How it talks to routing is under {@code sync.client}. */
@ConfigMapping(prefix = "sync.master-data")
public interface MasterDataConfig {
    /** How often the service asks which site is the primary. */
    @WithDefault("2s")
    Duration primacyRefresh();

    /** A replica that starts is not ready for at most this long while it does not know its role. */
    @WithDefault("60s")
    Duration roleWait();

    /** Largest JSON body of a call. */
    @WithDefault("1M")
    MemorySize callBytes();

    /** Imports of CSV files. */
    Imports imports();

    /** Imports of CSV files. */
    interface Imports {
        /** Largest file. */
        @WithDefault("64M")
        MemorySize fileBytes();

        /** Longest line of a file, and largest cell. */
        @WithDefault("64K")
        MemorySize lineBytes();

        /** Rows of one file, which are one transaction. */
        @WithDefault("200000")
        @Min(1)
        int rowsMax();

        /** Rows looked up and written together. */
        @WithDefault("1000")
        @Min(1)
        @Max(5000)
        int rowsAtOnce();

        /** How many problems are kept to be shown; all are counted. */
        @WithDefault("100")
        @Min(1)
        int problemsShown();

        /** If an import shows no sign of life for this long, its replica has died, and the import with it. */
        @WithDefault("2m")
        Duration deadAfter();
    }
}
