package org.storesync.gateway.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.metrics.GatewayMeters;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;

/**
 * Bounds the bytes of all bodies and answers held at once. Beyond this a call is told to come later. Each site has a share: the calls that
 * it makes at the same time hold no more than that, so that a site which sends or reads slowly takes nothing that the others need. If a
 * site makes only one call, that call is bounded only by the limits of a body.
 */
@Singleton
public class BytesInFlight {
    private static final Duration SHARE_RETRY = Duration.ofSeconds(10);

    private final long limit;
    private final long share;
    private final AtomicLong held = new AtomicLong();
    private final ConcurrentHashMap<Integer, Long> bySite = new ConcurrentHashMap<>();
    private final Unavailable unavailable;

    BytesInFlight(GatewayConfig config, Unavailable unavailable, MeterRegistry meters) {
        this.limit = config.limits().bytesInFlight().asLongValue();
        this.share = config.limits().siteBytesInFlight().asLongValue();
        this.unavailable = unavailable;
        GatewayMeters.BYTES_IN_FLIGHT.gauge(meters, held, AtomicLong::get);
        GatewayMeters.BYTES_LIMIT.gauge(meters, this, it -> it.limit);
    }

    /** A lease of no bytes yet. The caller must release it, whatever happens. */
    public Lease lease(SiteId site) {
        return new Lease(site.value());
    }

    /** The same for a call of the gateway itself. */
    public Lease ownLease() {
        return new Lease(0);
    }

    /** Bytes held now. */
    public long held() {
        return held.get();
    }

    /** How many sites hold bytes now. */
    public int sites() {
        return bySite.size();
    }

    private void take(int site, long more, long ofThisCall) {
        bySite.compute(site, (id, before) -> {
            long others = (before == null ? 0 : before) - ofThisCall;
            if (others > 0 && others + ofThisCall + more > share) {
                throw Problem.of(ProblemCode.RATE_LIMITED, "this site sends or reads too much at once")
                        .withLimit(share)
                        .withRetryAfter(SHARE_RETRY);
            }
            return others + ofThisCall + more;
        });
        if (held.addAndGet(more) > limit) {
            give(site, more);
            throw unavailable.problem("too much is being sent at once");
        }
    }

    private void give(int site, long bytes) {
        held.addAndGet(-bytes);
        bySite.computeIfPresent(site, (id, before) -> before == bytes ? null : Long.valueOf(before - bytes));
    }

    /** The bytes that one call holds. One thread after another uses it, and it is released once. */
    public final class Lease {
        private final int site;
        private long bytes;
        private boolean released;

        private Lease(int site) {
            this.site = site;
        }

        /**
         * Takes more bytes.
         *
         * @throws Problem if the site, or all sites together, hold too much already
         */
        public synchronized void grow(long more) {
            if (!released && more > 0) {
                take(site, more, bytes);
                bytes += more;
            }
        }

        public synchronized void shrink(long less) {
            if (!released && less > 0) {
                give(site, less);
                bytes -= less;
            }
        }

        public synchronized void release() {
            if (!released) {
                released = true;
                if (bytes > 0) {
                    give(site, bytes);
                }
            }
        }
    }
}
