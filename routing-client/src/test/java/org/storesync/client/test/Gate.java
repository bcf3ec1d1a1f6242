package org.storesync.client.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds calls until a test lets them go on. */
public final class Gate {
    private final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch opened = new CountDownLatch(1);

    /** How many calls came so far. */
    public int arrived() {
        return arrived.get();
    }

    public void open() {
        opened.countDown();
    }

    void pass() {
        arrived.incrementAndGet();
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
