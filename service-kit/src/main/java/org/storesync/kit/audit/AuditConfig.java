package org.storesync.kit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the audit, the same in each service that keeps one. */
@ConfigMapping(prefix = "sync.audit")
public interface AuditConfig {
    /** The key of a fresh checkout; anybody knows it, so no production start takes it. */
    String UNSAFE_KEY = "unsafe-audit-key-of-a-fresh-checkout";

    /** The key of the chains: a long random text, kept outside the database. Rows written under another key don't verify. */
    @WithDefault(UNSAFE_KEY)
    String key();

    /** How often the heads of the chains are sealed. */
    @WithDefault("24h")
    Duration sealEvery();

    /** How long rows are kept: seven years. No setting lets go of a row that is younger than a year. */
    @WithDefault("2557d")
    Duration kept();

    /** Rows let go of in one step. */
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

    /** Rows looked at in one call of the verification. */
    @WithDefault("100000")
    @Min(1)
    int verifiedMax();

    /**
     * Callers that get a row each when refused calls are written, once a minute: so many persons, and so many addresses of tokens that did not verify.
     * All others of the minute are one row.
     */
    @WithDefault("20")
    @Min(1)
    int refusedCallersMax();

    /** Whether a refused call is written also where it would have changed something outside the endpoints of administrators. */
    @WithDefault("false")
    boolean refusedChanges();
}
