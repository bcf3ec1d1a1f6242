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

/** All settings of the gateway, with their defaults. */
@ConfigMapping(prefix = "sync.gateway")
public interface GatewayConfig {
    /** The key of a fresh checkout. Everybody knows it, so the service does not start in production with it. */
    String UNSAFE_SECRET_KEY = "dW5zYWZlLWtleS1vZi1hLWZyZXNoLWNoZWNrb3V0ISE=";

    /** Base64 of at least 32 random bytes: the key under which site secrets are hashed. It is never in the database. */
    @WithDefault(UNSAFE_SECRET_KEY)
    String secretKey();

    /**
     * How often changed credentials are read. After this time at the latest, a new secret, a suspension or a release made on another
     * replica takes effect here.
     */
    @WithDefault("2s")
    Duration credentialRefresh();

    /** A site's contact is written to the database at most this often; its first contact at once. */
    @WithDefault("10m")
    Duration contactWriteInterval();

    /** How often the service looks for contacts that must be written. */
    @WithDefault("2s")
    Duration contactWriteCheck();

    /** The routing-service behind this gateway. */
    Routing routing();

    /** Limits of a site's call. */
    Limits limits();

    /** How many wrong secrets are answered as wrong before the answer is {@code too-many-attempts}. */
    Attempts attempts();

    /** The routing-service behind this gateway. */
    interface Routing {
        /** Where it listens. */
        @WithDefault("http://127.0.0.1:" + DefaultPorts.ROUTING)
        URI url();

        /** If no connection is made in this time, routing counts as down. */
        @WithDefault("2s")
        Duration connectTimeout();

        /**
         * If an answer is not complete in this time, routing counts as down. During this time a push waits for another push of its lane.
         */
        @WithDefault("120s")
        Duration answerTimeout();

        /** If a new site is not registered in this time, it is not created. */
        @WithDefault("10s")
        Duration registrationTimeout();

        /** Connections kept to routing, in equal shares for the event loops. Calls that find none free in their share wait. */
        @WithDefault("128")
        @Min(1)
        int connections();

        /** How many calls may wait for a connection, in equal shares too. Further ones are told to come later. */
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
        /** Bytes of a pushed body as it is sent, compressed or not. */
        @WithDefault("" + WireLimits.BATCH_BYTES)
        MemorySize bodyBytes();

        /** Bytes of a pushed body after inflation. */
        @WithDefault("" + WireLimits.BATCH_BYTES_INFLATED)
        MemorySize inflatedBytes();

        /** How many times its compressed size a body may inflate to, beyond {@link #ratioFreeBytes()}. */
        @WithDefault("250")
        @Min(1)
        int ratio();

        /** Up to this size any ratio is allowed. */
        @WithDefault("1M")
        MemorySize ratioFreeBytes();

        /** Bytes of the body of any other call, before and after inflation. */
        @WithDefault("64K")
        MemorySize callBytes();

        /** Bytes of one answer of routing. */
        @WithDefault("32M")
        MemorySize answerBytes();

        /** Bytes of bodies and answers in this process at once. Beyond this a call is told to come later. */
        @WithDefault("64M")
        MemorySize bytesInFlight();

        /**
         * The part of these bytes for calls that one site makes at the same time. A single call is bounded only by the limits of a body.
         */
        @WithDefault("16M")
        MemorySize siteBytesInFlight();

        /** Bytes of a batch before its changes begin: its header line, or the fields before {@code changes}. */
        @WithDefault("16K")
        MemorySize headerBytes();

        /** A body that makes no progress for this long is abandoned. */
        @WithDefault("60s")
        Duration bodyStall();

        /** A body that is not complete after this long is abandoned, even if it comes steadily. */
        @WithDefault("5m")
        Duration bodyDeadline();

        /** A call that is not over after this long is cut. This includes the time in which the client reads the answer. */
        @WithDefault("15m")
        Duration callDeadline();

        /**
         * An answer that tells a site to come later is delayed by this time, so that a site which calls again at once takes nothing from
         * others.
         */
        @WithDefault("1s")
        Duration refusalPause();

        /** Calls of one site within a minute. */
        @WithDefault("6000")
        @Min(1)
        int callsPerMinute();
    }

    /** How many wrong secrets are answered as wrong before the answer is {@code too-many-attempts}. The right secret is never refused. */
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
