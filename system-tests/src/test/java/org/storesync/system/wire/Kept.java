package org.storesync.system.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A text kept in a file: what sites hold and what was answered grows with every round of a long run, and must not fill the heap. The file goes
 * with the program that made it.
 */
public final class Kept {
    private static final Shelf SHELF = Shelf.open();

    private final long at;
    private final int length;
    private final int hash;

    private Kept(long at, int length, int hash) {
        this.at = at;
        this.length = length;
        this.hash = hash;
    }

    public static Kept of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Kept(SHELF.put(bytes), bytes.length, text.hashCode());
    }

    public String text() {
        return new String(SHELF.get(at, length), UTF_8);
    }

    /** If it is this text; most others are told apart without reading the file. */
    public boolean is(String text) {
        return hash == text.hashCode() && text().equals(text);
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
