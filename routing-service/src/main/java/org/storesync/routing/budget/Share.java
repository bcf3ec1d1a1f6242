package org.storesync.routing.budget;

import java.util.concurrent.atomic.AtomicBoolean;

/** A part of a budget. It is given back once, even if it is closed several times. */
public interface Share extends AutoCloseable {

    @Override
    void close();

    static Share of(Runnable giveBack) {
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                giveBack.run();
            }
        };
    }
}
