package org.storesync.bench.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;

/** Polls of many sites over few connections. The sites take turns, so that each poll comes from another site than the one before. */
public final class Pollers {
    private static final byte[] NOTHING_NEW = "\"count\":0,".getBytes(StandardCharsets.UTF_8);

    private final Ground ground;
    private final List<byte[]> polls;
    private final int connections;
    private final AtomicLong turn = new AtomicLong();

    public Pollers(Ground ground, List<byte[]> polls, int connections) {
        this.ground = ground;
        this.polls = polls;
        this.connections = connections;
    }

    /** Each site polls once. */
    public void eachOnce() {
        AtomicLong next = new AtomicLong();
        Together.seconds(connections, (number, start) -> {
            try (HttpConnection connection = ground.connect()) {
                start.await();
                long index = next.getAndIncrement();
                while (index < polls.size()) {
                    send(connection, polls.get((int) index));
                    index = next.getAndIncrement();
                }
                return System.nanoTime();
            }
        });
    }

    /** Polls as fast as the connections allow. */
    public Cost closed(Duration duration) {
        AtomicLong sent = new AtomicLong();
        AtomicLong received = new AtomicLong();
        AtomicLong done = new AtomicLong();
        Meter meter = ground.meter();
        SequencedMap<String, Double> before = meter.read();
        double seconds = Together.seconds(connections, (number, start) -> {
            try (HttpConnection connection = ground.connect()) {
                start.await();
                long until = System.nanoTime() + duration.toNanos();
                long now = System.nanoTime();
                while (now < until) {
                    byte[] poll = next();
                    received.addAndGet(send(connection, poll));
                    sent.addAndGet(poll.length);
                    done.incrementAndGet();
                    now = System.nanoTime();
                }
                return now;
            }
        });
        return meter.since(before, seconds, done.get(), sent.get(), received.get());
    }

    /**
     * Polls at a fixed rate, whether answers come or not. The time of a poll counts from the moment when it was due, so that a pause counts
     * for all polls that had to wait.
     *
     * @return nanoseconds of each poll
     */
    public long[] open(double rate, Duration duration) {
        int count = (int) (rate * duration.toNanos() / 1e9);
        long[] nanos = new long[count];
        AtomicLong next = new AtomicLong();
        AtomicLong begin = new AtomicLong();
        Together.seconds(connections * 2, (number, start) -> {
            try (HttpConnection connection = ground.connect()) {
                start.await();
                begin.compareAndSet(0, System.nanoTime());
                int index = (int) next.getAndIncrement();
                while (index < count) {
                    long due = begin.get() + (long) (index * 1e9 / rate);
                    long early = due - System.nanoTime();
                    while (early > 0) {
                        LockSupport.parkNanos(early);
                        early = due - System.nanoTime();
                    }
                    send(connection, next());
                    nanos[index] = System.nanoTime() - due;
                    index = (int) next.getAndIncrement();
                }
                return System.nanoTime();
            }
        });
        return nanos;
    }

    private byte[] next() {
        return polls.get((int) (turn.getAndIncrement() % polls.size()));
    }

    /** Bytes received. */
    private static long send(HttpConnection connection, byte[] poll) throws IOException {
        HttpAnswer answer = connection.send(poll);
        if (answer.status() != 200 || PushAnswer.count(answer.body(), NOTHING_NEW) != 1) {
            throw new BenchFailure("an idle poll was answered " + answer.status() + ": " + answer.text());
        }
        return answer.wireBytes();
    }
}
