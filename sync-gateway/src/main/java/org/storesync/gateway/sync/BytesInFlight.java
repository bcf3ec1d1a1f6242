package org.storesync.gateway.sync;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.metrics.Meters;
import org.storesync.kit.problem.Problem;

/** Bounds the bytes of all bodies and answers held at once, whoever sends them; beyond, a call is told to come later. */
@Singleton
class BytesInFlight {
    private final long limit;
    private final AtomicLong held = new AtomicLong();
    private final Unavailable unavailable;

    BytesInFlight(GatewayConfig config, Unavailable unavailable, MeterRegistry meters) {
        this.limit = config.limits().bytesInFlight().asLongValue();
        this.unavailable = unavailable;
        meters.gauge(Meters.BYTES_IN_FLIGHT, held);
    }

    /** A lease of nothing yet; who takes it releases it, whatever happens. */
    Lease lease() {
        return new Lease();
    }

    long held() {
        return held.get();
    }

    /** The bytes one call holds. Used by one thread after another, released once. */
    final class Lease {
        private long bytes;
        private boolean released;

        /**
         * Takes more bytes.
         *
         * @throws Problem when too much is held already
         */
        synchronized void grow(long more) {
            if (released) {
                return;
            }
            if (held.addAndGet(more) > limit) {
                held.addAndGet(-more);
                throw unavailable.problem("too much is being sent at once");
            }
            bytes += more;
        }

        synchronized void shrink(long less) {
            if (!released) {
                held.addAndGet(-less);
                bytes -= less;
            }
        }

        synchronized void release() {
            if (!released) {
                released = true;
                held.addAndGet(-bytes);
            }
        }
    }
}
