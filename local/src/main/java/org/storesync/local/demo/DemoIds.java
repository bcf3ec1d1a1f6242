package org.storesync.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;

/** Record ids derived from a natural key (UUID version 5), so that every run makes the same ones. */
public final class DemoIds {
    private static final byte[] NAMESPACE = HexFormat.of().parseHex("6f1b5c2e90a35d4f8a1e3c7b52d96e04");

    private DemoIds() {}

    /** 32 upper-case hex characters, as desktop servers make ids. */
    public static String hex(String kind, String key) {
        return HexFormat.of().withUpperCase().formatHex(uuid(kind, key));
    }

    /** The hex ids of a file's rows, by the column that names them. */
    static Function<CsvTable.Row, String> of(String kind, String column) {
        return row -> hex(kind, row.text(column));
    }

    /** A lower-case UUID with dashes, as newer clients make ids. */
    public static String dashed(String kind, String key) {
        String hex = HexFormat.of().formatHex(uuid(kind, key));
        return hex.substring(0, 8)
                + '-'
                + hex.substring(8, 12)
                + '-'
                + hex.substring(12, 16)
                + '-'
                + hex.substring(16, 20)
                + '-'
                + hex.substring(20);
    }

    private static byte[] uuid(String kind, String key) {
        byte[] uuid = new byte[16];
        System.arraycopy(sha1(kind + '/' + key), 0, uuid, 0, 16);
        uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x50);
        uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
        return uuid;
    }

    private static byte[] sha1(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(NAMESPACE);
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
