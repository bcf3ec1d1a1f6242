package org.storesync.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same name in the same namespace has the same UUID everywhere. */
public final class NameUuid {
    private static final long VERSION_5 = 0x5000L;
    private static final long VERSION_BITS = 0xf000L;
    private static final int VARIANT_BITS = 2;

    private NameUuid() {}

    public static UUID of(UUID namespace, String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(namespace, name));
        long high = hash.getLong();
        long low = hash.getLong();
        return new UUID(high & ~VERSION_BITS | VERSION_5, low << VARIANT_BITS >>> VARIANT_BITS | Long.MIN_VALUE);
    }

    private static byte[] sha1(UUID namespace, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
