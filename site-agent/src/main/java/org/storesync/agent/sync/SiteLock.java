package org.storesync.agent.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps two syncs of one site from running at once, in this program and in others. The lock ends with the process that holds it. */
public final class SiteLock implements AutoCloseable {
    /** How often it is asked for again while another sync holds it. */
    private static final Duration POLL = Duration.ofMillis(200);
    /*
     * The lock of a file belongs to the process: a second channel on it in this process would, when closed, give away the first
     * one's lock. So the file is opened only by the one that is in here.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SiteLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Another sync of the site did not end within the limit. */
    public static final class Busy extends RuntimeException {
        Busy(Duration waited) {
            super("another sync of this site has been running for " + waited.toSeconds()
                    + " s; wait for it to end, then try again");
        }
    }

    /** Waits until no other sync holds the lock; tells the listener once. */
    public static SiteLock take(Path file, Duration limit, Pause pause, SyncListener listener) {
        Duration waited = Duration.ZERO;
        while (true) {
            SiteLock lock = tryTake(file);
            if (lock != null) {
                return lock;
            }
            if (waited.isZero()) {
                listener.on(new SyncEvent.Waiting());
            }
            if (waited.compareTo(limit) >= 0 || Thread.currentThread().isInterrupted()) {
                throw new Busy(waited);
            }
            pause.of(POLL);
            waited = waited.plus(POLL);
        }
    }

    /** The lock; null if another sync holds it. */
    public static @Nullable SiteLock tryTake(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (!HELD_HERE.add(path)) {
            return null;
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            taken = true;
            return new SiteLock(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of this site can't be taken: " + e.getMessage(), e);
        } finally {
            if (!taken) {
                HELD_HERE.remove(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
