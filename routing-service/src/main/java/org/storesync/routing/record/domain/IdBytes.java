package org.storesync.routing.record.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Record ids as the database stores them: a tag byte, then 16 bytes if the text is a UUID or 32 hex digits, otherwise the text itself.
 * Decoding returns exactly the same text, so an id stays opaque (docs/adr/0011).
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

    private static final int VALUE = 15;
    private static final byte IN_LOWER = 16;
    private static final byte IN_UPPER = 32;
    private static final byte NO_DIGIT = 64;
    private static final byte[] DIGITS = digits();

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
        int cases = 0;
        int at = 0;
        for (int i = 1; i < PACKED_LENGTH; i++) {
            if (dashed && (i == 5 || i == 7 || i == 9 || i == 11) && id.charAt(at++) != '-') {
                return null;
            }
            int high = digit(id.charAt(at++));
            int low = digit(id.charAt(at++));
            cases |= high | low;
            bytes[i] = (byte) ((high & VALUE) << 4 | low & VALUE);
        }
        boolean lower = (cases & IN_LOWER) != 0;
        boolean upper = (cases & IN_UPPER) != 0;
        if ((cases & NO_DIGIT) != 0 || lower && upper) {
            return null;
        }
        bytes[0] = dashed ? (upper ? UUID_UPPER : UUID_LOWER) : (lower ? HEX_LOWER : HEX_UPPER);
        return bytes;
    }

    private static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : NO_DIGIT;
    }

    /**
     * A table by character: the value of a hex digit, and its case. It is fast, because a batch packs thousands of ids, several times each.
     */
    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, NO_DIGIT);
        for (int value = 0; value < LOWER.length; value++) {
            digits[UPPER[value]] = (byte) (value | IN_UPPER);
            digits[LOWER[value]] = (byte) (value | IN_LOWER);
        }
        for (char c = '0'; c <= '9'; c++) {
            digits[c] = (byte) (c - '0');
        }
        return digits;
    }

    /** The text that {@link #encode} was given. */
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
