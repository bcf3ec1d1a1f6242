package org.storesync.local.link;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.storesync.local.process.Ready;

/**
 * One address for the replicas of a service. It leads each new connection to the next replica that is ready, as a Kubernetes Service does.
 * A connection stays at its replica until one side closes it, so a replica that ends must close its connections itself.
 */
public final class Balance implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();
    private final Link link;
    private volatile List<InetSocketAddress> ready;
    private volatile boolean closed;

    /** Where a replica takes calls, and how it says that it wants some. */
    public record Replica(InetSocketAddress address, Ready health) {}

    private Balance(int port, List<Replica> replicas) {
        this.replicas = List.copyOf(replicas);
        this.ready = look();
        this.link = Link.open(port, this::next);
        Thread.ofVirtual().start(this::lookAgain);
    }

    /** @param port to listen on; 0 for any free one */
    public static Balance open(int port, List<Replica> replicas) {
        return new Balance(port, replicas);
    }

    /** The address that a client uses instead of a replica's. */
    public URI uri() {
        return link.uri();
    }

    @Override
    public void close() {
        closed = true;
        link.close();
    }

    /** If no replica is ready, the first is asked all the same, and refuses. */
    private InetSocketAddress next() {
        List<InetSocketAddress> known = ready;
        return known.isEmpty()
                ? replicas.getFirst().address()
                : known.get(Math.floorMod(turn.getAndIncrement(), known.size()));
    }

    private List<InetSocketAddress> look() {
        return replicas.stream()
                .filter(replica -> replica.health().isReady())
                .map(Replica::address)
                .toList();
    }

    private void lookAgain() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            ready = look();
        }
    }
}
