package org.storesync.system.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A text that is kept in a file, because what sites hold and what was answered grows with every round of a long run and must not fill the
 * heap. Two of them are equal if their texts are, which a digest tells without reading them. The file is deleted when the program that made it ends.
 */
public final class Kept implements Comparable<Kept> {
    private static final Shelf SHELF = Shelf.open();

    private final long digest;
    private final long at;
    private final int length;
    private final @Nullable String here;

    private Kept(byte[] bytes, long at, @Nullable String here) {
        this.digest = digest(bytes);
        this.at = at;
        this.length = bytes.length;
        this.here = here;
    }

    public static Kept of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Kept(bytes, SHELF.put(bytes), null);
    }

    /** A text that is only compared now and not kept for long, so it stays in memory. */
    public static Kept passing(String text) {
        return new Kept(text.getBytes(UTF_8), 0, text);
    }

    public String text() {
        return here == null ? new String(SHELF.get(at, length), UTF_8) : here;
    }

    /** Whether it is this text. */
    public boolean is(@Nullable String text) {
        return text != null && equals(passing(text));
    }

    /** Half of the 128 bits is enough to tell the texts of a run apart. */
    private static long digest(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kept kept && digest == kept.digest && length == kept.length;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest);
    }

    @Override
    public int compareTo(Kept other) {
        int byDigest = Long.compare(digest, other.digest);
        return byDigest == 0 ? Integer.compare(length, other.length) : byDigest;
    }

    @Override
    public String toString() {
        return text();
    }

    private record Shelf(FileChannel file, AtomicLong end) {
        private static Shelf open() {
            try {
                return new Shelf(
                        FileChannel.open(
                                Files.createTempFile("storesync-kept", ".txt"),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE),
                        new AtomicLong());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long put(byte[] bytes) {
            long at = end.getAndAdd(bytes.length);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            try {
                while (buffer.hasRemaining()) {
                    file.write(buffer, at + buffer.position());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return at;
        }

        private byte[] get(long at, int length) {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            try {
                while (buffer.hasRemaining()) {
                    if (file.read(buffer, at + buffer.position()) < 0) {
                        throw new IOException("the file of kept texts is shorter than it was");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return buffer.array();
        }
    }
}
