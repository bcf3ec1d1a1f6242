package org.storesync.local.link;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;

/**
 * A TCP proxy, usually on 127.0.0.1, that behaves like a bad link. It can be cut (all connections are reset, new ones refused) and mended, break
 * after some bytes, be slow, and be narrow. A client that uses it sees what a site in the field sees.
 */
public final class Link implements AutoCloseable {
    private static final Duration REBIND = Duration.ofSeconds(10);
    private static final long REBIND_PAUSE_NANOS = 20_000_000;
    private static final int BACKLOG = 100;

    private final InetSocketAddress local;
    private final Supplier<InetSocketAddress> target;
    private final Map<Direction, Lane> lanes =
            new EnumMap<>(Map.of(Direction.UP, new Lane(), Direction.DOWN, new Lane()));
    private final Set<Crossing> crossings = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private volatile @Nullable Listener listener;

    private record Listener(ServerSocket socket, Thread accepting) {}

    private Link(InetSocketAddress local, Supplier<InetSocketAddress> target) {
        this.target = target;
        ServerSocket first = listen(local);
        this.local = new InetSocketAddress(local.getAddress(), first.getLocalPort());
        serve(first);
    }

    /** @param local where it listens, with port 0 for any free one */
    public static Link open(InetSocketAddress local, InetSocketAddress target) {
        return new Link(local, () -> target);
    }

    /** @param port to listen on; 0 for any free one */
    public static Link open(int port, InetSocketAddress target) {
        return open(port, () -> target);
    }

    /** @param target says for each connection where it leads */
    public static Link open(int port, Supplier<InetSocketAddress> target) {
        return new Link(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), target);
    }

    /** A link from a port to another port of this machine. */
    public static Link open(int port, int targetPort) {
        return open(port, new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
    }

    public int port() {
        return local.getPort();
    }

    /** The address that a client uses instead of the target's. */
    public URI uri() {
        return URI.create("http://" + local.getAddress().getHostAddress() + ":" + local.getPort());
    }

    /** Resets all connections and refuses new ones. */
    public synchronized void cut() {
        Listener current = listener;
        listener = null;
        if (current != null) {
            close(current.socket());
            // The port accepts connections until the thread that waits for one has released it.
            await(current.accepting());
        }
        crossings.forEach(Crossing::breakOff);
    }

    /** Accepts connections again, on the same port. Speed and delay stay. A cut that was planned is forgotten. */
    public synchronized void mend() {
        lanes.values().forEach(Lane::forgetCut);
        if (listener == null) {
            serve(listen(local));
        }
    }

    public boolean isCut() {
        return listener == null;
    }

    /** Cuts the link once this many more bytes went this way, in the middle of a request or an answer. */
    public void cutAfter(Direction direction, long bytes) {
        lane(direction).cutAfter(bytes);
    }

    /** Delays each byte by this time, both ways. */
    public void latency(Duration oneWay) {
        lanes.values().forEach(lane -> lane.latency(oneWay));
    }

    /** Limits the bytes a second, each way, for all connections together. */
    public void bandwidth(long bytesPerSecond) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("a link passes at least 1 byte a second; cut() stops it");
        }
        lanes.values().forEach(lane -> lane.bandwidth(bytesPerSecond));
    }

    /** Bytes that went this way since the link was opened. */
    public long bytes(Direction direction) {
        return lane(direction).bytes();
    }

    /** Connections accepted since the link was opened. */
    public long connections() {
        return connections.get();
    }

    @Override
    public void close() {
        cut();
    }

    Lane lane(Direction direction) {
        Lane lane = lanes.get(direction);
        if (lane == null) {
            throw new IllegalStateException("no lane " + direction);
        }
        return lane;
    }

    void ended(Crossing crossing) {
        crossings.remove(crossing);
    }

    private void serve(ServerSocket server) {
        listener = new Listener(server, Thread.ofVirtual().start(() -> accept(server)));
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Crossing crossing = new Crossing(this, client);
                crossings.add(crossing);
                if (server.isClosed()) {
                    crossing.breakOff();
                } else {
                    Thread.ofVirtual().start(() -> crossing.start(target.get()));
                }
            } catch (IOException e) {
                // A cut closed it, or a client ended before it was accepted. The loop finds out which.
            }
        }
    }

    private static ServerSocket listen(InetSocketAddress local) {
        long deadline = System.nanoTime() + REBIND.toNanos();
        while (true) {
            try {
                return new ServerSocket(local.getPort(), BACKLOG, local.getAddress());
            } catch (BindException e) {
                // Just after a cut, a connection that is ending may still hold the port.
                if (System.nanoTime() > deadline) {
                    throw new LocalFailure(
                            "port " + local.getPort() + " (for a link) is in use by another program: stop that one,"
                                    + " or move all ports with --port-base",
                            e);
                }
                LockSupport.parkNanos(REBIND_PAUSE_NANOS);
            } catch (IOException e) {
                throw new LocalFailure("can't listen on " + local + ": " + e.getMessage(), e);
            }
        }
    }

    private static void await(Thread accepting) {
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new LocalFailure("can't close port " + server.getLocalPort() + ": " + e.getMessage(), e);
        }
    }
}
