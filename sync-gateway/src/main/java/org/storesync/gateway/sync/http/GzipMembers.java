package org.storesync.gateway.sync.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip (RFC 1952), one member after the other in a loop. The JDK's stream calls itself for each empty member, so ten thousand of
 * them, 200 kB, overflow the stack. Here the number of members is bounded, because a normal client makes only one for a batch.
 */
final class GzipMembers implements AutoCloseable {
    /** Members of one body: enough for a client that compresses piece by piece. */
    static final int MEMBERS_MAX = 1000;

    private static final int PACKED_PIECE = 8 * 1024;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATED = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] packed = new byte[PACKED_PIECE];
    private int at;
    private int end;
    private int members;
    private boolean inside;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    /** Fills the piece with as many bytes as there are. Only at the end there are fewer than its length. */
    int read(byte[] piece) throws IOException {
        int filled = 0;
        while (filled < piece.length && (inside || begin())) {
            filled += inflate(piece, filled);
        }
        return filled;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] piece, int from) throws IOException {
        try {
            int unfolded = inflater.inflate(piece, from, piece.length - from);
            sum.update(piece, from, unfolded);
            if (inflater.finished()) {
                at = end - inflater.getRemaining();
                trailer();
            } else if (inflater.needsDictionary()) {
                throw new IOException("a gzip member asks for a dictionary");
            } else if (unfolded == 0) {
                at = end;
                fill();
                inflater.setInput(packed, at, end - at);
            }
            return unfolded;
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    /** Reads a member's head; false at the end of the body. */
    private boolean begin() throws IOException {
        if (at == end && members > 0 && !more()) {
            return false;
        }
        if (++members > MEMBERS_MAX) {
            throw new IOException("more than " + MEMBERS_MAX + " gzip members");
        }
        if (next() != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATED) {
            throw new IOException("no gzip member");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw new IOException("a reserved gzip flag");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        sum.reset();
        inflater.setInput(packed, at, end - at);
        inside = true;
        return true;
    }

    private void trailer() throws IOException {
        inside = false;
        if (fourBytes() != sum.getValue() || fourBytes() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("a gzip member's checksum is wrong");
        }
    }

    private long fourBytes() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int letter;
        do {
            letter = next();
        } while (letter != 0);
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return packed[at++] & 0xff;
    }

    private void fill() throws IOException {
        if (!more()) {
            throw new EOFException("the gzip body ends early");
        }
    }

    private boolean more() throws IOException {
        at = 0;
        end = Math.max(0, in.read(packed, 0, packed.length));
        return end > 0;
    }
}
