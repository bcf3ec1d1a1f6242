package org.storesync.kit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the audit, the same in each service that keeps one. */
@ConfigMapping(prefix = "sync.audit")
public interface AuditConfig {
    /** The key of a fresh checkout. Everybody knows it, so the service does not start in production with it. */
    String UNSAFE_KEY = "unsafe-audit-key-of-a-fresh-checkout";

    /** The key of the chains: a long random text, kept outside the database. Rows that were written with another key don't verify. */
    @WithDefault(UNSAFE_KEY)
    String key();

    /** How often the heads of the chains are sealed. */
    @WithDefault("24h")
    Duration sealEvery();

    /** How long rows are kept: seven years. No setting deletes a row that is younger than a year. */
    @WithDefault("2557d")
    Duration kept();

    /** Rows deleted in one step. */
    @WithDefault("1000")
    @Min(1)
    int purgedMax();

    /** Writers whose newest row is remembered, so that a row costs one statement. */
    @WithDefault("20000")
    @Min(1)
    int writersRemembered();

    /** Rows in one answer of the list. */
    @WithDefault("500")
    @Min(1)
    @Max(5000)
    int rowsMax();

    /** Rows that one call of the verification reads. */
    @WithDefault("100000")
    @Min(1)
    int verifiedMax();

    /** How often the service looks by itself whether the next {@link #verifiedMax()} rows are what was written. */
    @WithDefault("10m")
    Duration verifyEvery();

    /**
     * How many callers get a separate row each minute when refused calls are written: this many persons, and this many addresses of tokens
     * that did not verify. All others of the minute share one row.
     */
    @WithDefault("20")
    @Min(1)
    int refusedCallersMax();

    /** Whether a refused call is also written outside the administrators' endpoints if it would have changed something. */
    @WithDefault("false")
    boolean refusedChanges();
}
