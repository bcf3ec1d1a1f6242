package org.storesync.routing.pull.domain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.storesync.routing.pull.domain.Cursor.Entry;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.record.domain.Epochs;

/**
 * Writes cursors as text: variable-length numbers, positions relative to the epoch's base, sixteen bytes of HMAC-SHA-256, base64url. A
 * thousand subscriptions take about twelve kilobytes.
 */
public final class CursorCodec {
    private static final int VERSION = 1;
    private static final int SEAL_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public CursorCodec(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Central did not write this text, or somebody changed it. */
    public static final class Forged extends Exception {
        private static final long serialVersionUID = 1L;

        Forged(String message) {
            super(message, null, false, false);
        }
    }

    public String encode(Cursor cursor) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(32 + 8 * cursor.entries().size());
        out.write(VERSION);
        write(out, cursor.site());
        write(out, cursor.epoch());
        write(out, cursor.left().records() + 1);
        write(out, cursor.left().heads());
        write(out, cursor.left().live());
        long base = Epochs.base(cursor.epoch());
        cursor.entries().forEach((subscription, entry) -> {
            boolean loading = entry.loadHead() > 0;
            boolean above = entry.position() >= base && base > 0;
            int flags = (entry.whole() ? 1 : 0) | (loading ? 2 : 0) | (entry.loadMark() > 0 ? 4 : 0) | (above ? 8 : 0);
            write(out, subscription);
            out.write(flags);
            write(out, above ? entry.position() - base : entry.position());
            if (loading) {
                write(out, entry.loadHead());
            }
            if (entry.loadMark() > 0) {
                write(out, entry.loadMark());
            }
        });
        byte[] plain = out.toByteArray();
        byte[] sealed = Arrays.copyOf(plain, plain.length + SEAL_BYTES);
        System.arraycopy(seal(plain, plain.length), 0, sealed, plain.length, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws Forged if the text is not exactly one that central wrote */
    public Cursor decode(String text) throws Forged {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Forged("no base64url");
        }
        int length = sealed.length - SEAL_BYTES;
        if (length < 1 || sealed[0] != VERSION) {
            throw new Forged("too short, or of another version");
        }
        byte[] seal = Arrays.copyOfRange(sealed, length, sealed.length);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(seal(sealed, length), SEAL_BYTES))) {
            throw new Forged("the seal does not fit");
        }
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(text)) {
            throw new Forged("spelt another way");
        }
        return read(ByteBuffer.wrap(sealed, 1, length - 1));
    }

    private static Cursor read(ByteBuffer in) {
        int site = (int) number(in);
        long epoch = number(in);
        Left left = new Left(number(in) - 1, number(in), number(in));
        long base = Epochs.base(epoch);
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        while (in.hasRemaining()) {
            int subscription = (int) number(in);
            int flags = in.get();
            long position = number(in) + ((flags & 8) != 0 ? base : 0);
            long loadHead = (flags & 2) != 0 ? number(in) : 0;
            long loadMark = (flags & 4) != 0 ? number(in) : 0;
            entries.put(subscription, new Entry(position, loadMark, loadHead, (flags & 1) != 0));
        }
        return new Cursor(site, epoch, entries, left);
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = in.get();
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    private byte[] seal(byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
