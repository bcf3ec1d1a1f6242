package org.storesync.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Ids of halves derive from the source's id and the kind of the half, so that two makers meet in one record (docs/protocol.md; D7). */
public final class DerivedId {
    /** Of the responding half of a stock transfer, and of its lines. */
    public static final String SUPPLIER_INVOICE = "supplier-invoice";

    public static final String SUPPLIER_INVOICE_LINE = "supplier-invoice-line";

    private static final UUID NAMESPACE = UUID.fromString("8a5f2f3e-6c1b-5d47-9b8e-2f0c3a71d6e4");

    private DerivedId() {}

    /** A UUID of version 5 over {@code <source id>/<kind>}. */
    public static String of(String sourceId, String kind) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            byte[] hash = Arrays.copyOf(sha.digest((sourceId + "/" + kind).getBytes(StandardCharsets.UTF_8)), 16);
            hash[6] = (byte) (hash[6] & 0x0f | 0x50);
            hash[8] = (byte) (hash[8] & 0x3f | 0x80);
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
