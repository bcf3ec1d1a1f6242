package org.storesync.local.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection through a link. It has two directions, each with one virtual thread that reads and one that writes, and a bounded number
 * of bytes between the two.
 */
final class Crossing {
    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS_IN_FLIGHT = 64;
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final Chunk END = new Chunk(new byte[0], 0);

    private final Link link;
    private final Socket client;
    private final Socket target = new Socket();
    private final AtomicInteger openDirections = new AtomicInteger(2);

    Crossing(Link link, Socket client) {
        this.link = link;
        this.client = client;
    }

    void start(InetSocketAddress address) {
        try {
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            target.connect(address, CONNECT_TIMEOUT_MS);
            pump(link.lane(Direction.UP), client, target);
            pump(link.lane(Direction.DOWN), target, client);
        } catch (IOException e) {
            breakOff();
        }
    }

    /** Breaks both sides at once with a reset, as a cut link does, not with an orderly end. */
    void breakOff() {
        reset(client);
        reset(target);
        link.ended(this);
    }

    private void pump(Lane lane, Socket from, Socket to) {
        BlockingQueue<Chunk> flight = new ArrayBlockingQueue<>(CHUNKS_IN_FLIGHT);
        Thread.ofVirtual().start(() -> read(lane, from, flight));
        Thread.ofVirtual().start(() -> write(lane, flight, to));
    }

    private void read(Lane lane, Socket from, BlockingQueue<Chunk> flight) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                long dueNanos = lane.leavesAtNanos(count) + lane.latency().toNanos();
                flight.put(new Chunk(Arrays.copyOf(buffer, count), dueNanos));
            }
            flight.put(END);
        } catch (IOException | InterruptedException e) {
            breakOff();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the end is one object, not any empty chunk
    private void write(Lane lane, BlockingQueue<Chunk> flight, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = flight.take(); chunk != END; chunk = flight.take()) {
                sleepUntil(chunk.dueNanos());
                int passing = lane.pass(chunk.bytes().length);
                out.write(chunk.bytes(), 0, passing);
                if (passing < chunk.bytes().length) {
                    link.cut();
                    return;
                }
            }
            to.shutdownOutput();
            if (openDirections.decrementAndGet() == 0) {
                client.close();
                target.close();
                link.ended(this);
            }
        } catch (IOException | InterruptedException e) {
            breakOff();
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to close.
        }
    }

    private record Chunk(byte[] bytes, long dueNanos) {}
}
