package org.storesync.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.storesync.model.DefaultPorts;
import org.storesync.model.WireLimits;

/** Everything about the gateway that can be set, with its defaults. */
@ConfigMapping(prefix = "sync.gateway")
public interface GatewayConfig {
    /** The key of a fresh checkout; anybody knows it, so no production start takes it. */
    String UNSAFE_SECRET_KEY = "dW5zYWZlLWtleS1vZi1hLWZyZXNoLWNoZWNrb3V0ISE=";

    /** Base64 of at least 32 random bytes: the key under which site secrets are hashed. It never stands in the database. */
    @WithDefault(UNSAFE_SECRET_KEY)
    String secretKey();

    /** How often changed credentials are read; another replica's re-key, suspension or release holds here after that, at the latest. */
    @WithDefault("2s")
    Duration credentialRefresh();

    /** A site's contact is written to the database at most this often; its first one at once. */
    @WithDefault("10m")
    Duration contactWriteInterval();

    /** How often contacts that are due are looked for. */
    @WithDefault("2s")
    Duration contactWriteCheck();

    /** The routing-service behind this gateway. */
    Routing routing();

    /** Limits of a site's call. */
    Limits limits();

    /** How many wrong secrets are answered as such before they are answered {@code too-many-attempts}. */
    Attempts attempts();

    /** The routing-service behind this gateway. */
    interface Routing {
        /** Where it listens. */
        @WithDefault("http://127.0.0.1:" + DefaultPorts.ROUTING)
        URI url();

        /** A connection not made in this time counts as routing being down. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** An answer not complete in this time counts as routing being down; a push waits here for another one of its lane. */
        @WithDefault("120s")
        Duration answerTimeout();

        /** A new site not registered in this time is not created. */
        @WithDefault("10s")
        Duration registrationTimeout();

        /** Connections kept to routing; more calls than that wait in line. */
        @WithDefault("128")
        @Min(1)
        int connections();

        /** Calls that wait for a connection before further ones are told to come later. */
        @WithDefault("2000")
        @Min(1)
        int waiting();

        /** Retry-After is chosen at random between this... */
        @WithDefault("5s")
        Duration retryAfterMin();

        /** ...and this, so that sites do not all come back at once. */
        @WithDefault("20s")
        Duration retryAfterMax();
    }

    /** Limits of a site's call. */
    interface Limits {
        /** Bytes of a pushed body as it comes, compressed or not. */
        @WithDefault("" + WireLimits.BATCH_BYTES)
        MemorySize bodyBytes();

        /** Bytes of a pushed body after inflation. */
        @WithDefault("" + WireLimits.BATCH_BYTES_INFLATED)
        MemorySize inflatedBytes();

        /** How many times its compressed size a body may unfold to, beyond {@link #ratioFreeBytes()}. */
        @WithDefault("250")
        @Min(1)
        int ratio();

        /** Up to this size any ratio is fine. */
        @WithDefault("1M")
        MemorySize ratioFreeBytes();

        /** Bytes of the body of any other call, before and after inflation. */
        @WithDefault("64K")
        MemorySize callBytes();

        /** Bytes of one answer of routing. */
        @WithDefault("32M")
        MemorySize answerBytes();

        /** Bytes of bodies and answers in this process at once; beyond, a call is told to come later. */
        @WithDefault("64M")
        MemorySize bytesInFlight();

        /** Of these, bytes of the calls one site makes beside one another; a call by itself is bounded by the limits of a body. */
        @WithDefault("16M")
        MemorySize siteBytesInFlight();

        /** Bytes of a batch before its changes begin: its header line, or the fields before {@code changes}. */
        @WithDefault("16K")
        MemorySize headerBytes();

        /** A body that makes no progress for this long is given up. */
        @WithDefault("60s")
        Duration bodyStall();

        /** A body that is not whole after this long is given up, however steadily it comes. */
        @WithDefault("5m")
        Duration bodyDeadline();

        /** A call not over after this long, the reading of its answer included, is cut. */
        @WithDefault("15m")
        Duration callDeadline();

        /** A site that is told to come later is told so this much later: who calls again at once takes nothing from others. */
        @WithDefault("1s")
        Duration refusalPause();

        /** Calls of one site within a minute. */
        @WithDefault("6000")
        @Min(1)
        int callsPerMinute();
    }

    /** How many wrong secrets are answered as such before they are answered {@code too-many-attempts}; the right one is never refused. */
    interface Attempts {
        /** Wrong secrets for one site within a minute. */
        @WithDefault("10")
        @Min(1)
        @Max(1000)
        int perSite();

        /** Wrong secrets from one address within a minute. */
        @WithDefault("60")
        @Min(1)
        @Max(10000)
        int perAddress();
    }
}
