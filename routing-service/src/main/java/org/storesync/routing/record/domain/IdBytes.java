package org.storesync.routing.record.domain;

import java.nio.charset.StandardCharsets;

/**
 * Record ids as the database keeps them: a tag byte, then 16 bytes where the text is a UUID or 32 hex digits, else the text itself. The
 * exact text comes back, so an id stays opaque (docs/adr/0011).
 */
public final class IdBytes {
    private static final byte TEXT = 0;
    private static final byte UUID_LOWER = 1;
    private static final byte UUID_UPPER = 2;
    private static final byte HEX_LOWER = 3;
    private static final byte HEX_UPPER = 4;
    private static final int PACKED_LENGTH = 17;
    private static final char[] LOWER = "0123456789abcdef".toCharArray();
    private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

    private IdBytes() {}

    public static byte[] encode(String id) {
        byte[] packed = null;
        if (id.length() == 36) {
            packed = pack(id, true);
        } else if (id.length() == 32) {
            packed = pack(id, false);
        }
        return packed == null ? plain(id) : packed;
    }

    private static byte[] plain(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[utf8.length + 1];
        bytes[0] = TEXT;
        System.arraycopy(utf8, 0, bytes, 1, utf8.length);
        return bytes;
    }

    /** Null when the text is not exactly 32 hex digits of one case, with the dashes of a UUID or without any. */
    @SuppressWarnings("NullAway") // null says "does not fit", one call away
    private static byte[] pack(String id, boolean dashed) {
        byte[] bytes = new byte[PACKED_LENGTH];
        boolean lower = false;
        boolean upper = false;
        int digits = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (dashed && (i == 8 || i == 13 || i == 18 || i == 23)) {
                if (c != '-') {
                    return null;
                }
                continue;
            }
            int digit;
            if (c >= '0' && c <= '9') {
                digit = c - '0';
            } else if (c >= 'a' && c <= 'f') {
                digit = c - 'a' + 10;
                lower = true;
            } else if (c >= 'A' && c <= 'F') {
                digit = c - 'A' + 10;
                upper = true;
            } else {
                return null;
            }
            bytes[1 + digits / 2] |= (byte) (digits % 2 == 0 ? digit << 4 : digit);
            digits++;
        }
        if (lower && upper) {
            return null;
        }
        bytes[0] = dashed ? (upper ? UUID_UPPER : UUID_LOWER) : (lower ? HEX_LOWER : HEX_UPPER);
        return bytes;
    }

    /** The text {@link #encode} was given. */
    public static String decode(byte[] bytes) {
        if (bytes[0] == TEXT) {
            return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        }
        boolean dashed = bytes[0] == UUID_LOWER || bytes[0] == UUID_UPPER;
        char[] alphabet = bytes[0] == UUID_LOWER || bytes[0] == HEX_LOWER ? LOWER : UPPER;
        char[] text = new char[dashed ? 36 : 32];
        int at = 0;
        for (int i = 1; i < bytes.length; i++) {
            if (dashed && (at == 8 || at == 13 || at == 18 || at == 23)) {
                text[at++] = '-';
            }
            text[at++] = alphabet[bytes[i] >> 4 & 15];
            text[at++] = alphabet[bytes[i] & 15];
        }
        return new String(text);
    }
}
