package org.storesync.masterdata.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What can be set of this service itself; how it talks to routing is under {@code sync.client}. */
@ConfigMapping(prefix = "sync.master-data")
public interface MasterDataConfig {
    /** How often it is asked which site is the primary. */
    @WithDefault("2s")
    Duration primacyRefresh();

    /** Largest JSON body of a call. */
    @WithDefault("1M")
    MemorySize callBytes();

    /** Reading CSV files in. */
    Imports imports();

    /** Reading CSV files in. */
    interface Imports {
        /** Largest file. */
        @WithDefault("64M")
        MemorySize fileBytes();

        /** Longest line of a file, and largest cell. */
        @WithDefault("64K")
        MemorySize lineBytes();

        /** Rows of one file: they are one transaction. */
        @WithDefault("200000")
        @Min(1)
        int rowsMax();

        /** Rows looked up and written together. */
        @WithDefault("1000")
        @Min(1)
        @Max(5000)
        int rowsAtOnce();

        /** Problems kept to show; all are counted. */
        @WithDefault("100")
        @Min(1)
        int problemsShown();

        /** An import that gave no sign for so long died with its replica. */
        @WithDefault("2m")
        Duration deadAfter();
    }
}
