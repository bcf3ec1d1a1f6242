package org.storesync.system.oracle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Calculates the ids of the halves that central makes (docs/transfers.md) from their definition: UUIDs of version 5 (RFC 9562). */
final class DerivedIds {
    private static final UUID NAMESPACE = UUID.fromString("8a5f2f3e-6c1b-5d47-9b8e-2f0c3a71d6e4");
    private static final int VERSION_BYTE = 6;
    private static final int VARIANT_BYTE = 8;

    private DerivedIds() {}

    static String half(String source, String store) {
        return of(source + "/supplier-invoice/" + store);
    }

    static String line(String source, String store) {
        return of(source + "/supplier-invoice-line/" + store);
    }

    private static String of(String name) {
        byte[] id = sha1(name);
        id[VERSION_BYTE] = (byte) (id[VERSION_BYTE] & 0x0f | 0x50);
        id[VARIANT_BYTE] = (byte) (id[VARIANT_BYTE] & 0x3f | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(id);
        return new UUID(bits.getLong(), bits.getLong()).toString();
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .flip());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
