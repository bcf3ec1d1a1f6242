package org.storesync.kit.connection;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Where a request ends, as its head says. A head is refused if it says this twice, or in a line that two readers may understand differently
 * (RFC 9112).
 */
sealed interface Framing {
    /** It ends after this many bytes of body; 0 without a body. */
    record Length(long bytes) implements Framing {}

    /** It ends with the last chunk. */
    record Chunks() implements Framing {}

    /** Its end is not certain. */
    record Refused(String why) implements Framing {}

    String CONTENT_LENGTH = "content-length";
    String TRANSFER_ENCODING = "transfer-encoding";
    /** In an early draft of web sockets the body has 8 bytes that no header announces. */
    String DRAFT_KEY = "sec-websocket-key1";

    String UPGRADE = "upgrade";
    String HTTP_2 = "PRI ";

    int LENGTH_DIGITS_MAX = 18;

    /**
     * Reads a head. If it offers to change to another protocol, the offer is made unreadable. A server may ignore such an offer (RFC 9110,
     * section 7.8), and no setting forbids HTTP/2 at the management port.
     *
     * @param head from the first line up to and including the empty line
     */
    static Framing of(ByteBuf head) {
        String text = head.toString(StandardCharsets.ISO_8859_1);
        boolean chunks = false;
        long bytes = -1;
        int start = text.indexOf('\n') + 1;
        if (text.charAt(0) <= ' ' || bare(text, 0, start)) {
            return new Refused("no-request-line");
        }
        if (text.startsWith(HTTP_2)) {
            return new Refused("http-2");
        }
        while (true) {
            int end = text.indexOf('\n', start);
            if (bare(text, start, end + 1)) {
                return new Refused("bare-return");
            }
            int stop = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            if (stop == start) {
                break;
            }
            if (blank(text.charAt(start))) {
                return new Refused("folded-line");
            }
            int colon = text.indexOf(':', start, stop);
            if (colon <= start || !name(text, start, colon)) {
                return new Refused("no-header-line");
            }
            if (is(text, start, colon, TRANSFER_ENCODING)) {
                chunks = true;
            } else if (is(text, start, colon, CONTENT_LENGTH)) {
                long said = length(text.substring(colon + 1, stop).strip());
                if (said < 0 || bytes >= 0) {
                    return new Refused("unclear-length");
                }
                bytes = said;
            } else if (is(text, start, colon, DRAFT_KEY)) {
                return new Refused("unclear-length");
            } else if (is(text, start, colon, UPGRADE)) {
                head.setByte(head.readerIndex() + start, 'X');
            }
            start = end + 1;
        }
        if (chunks) {
            return bytes >= 0 ? new Refused("length-and-chunks") : new Chunks();
        }
        return new Length(Math.max(0, bytes));
    }

    private static boolean is(String text, int start, int colon, String name) {
        return colon - start == name.length() && text.regionMatches(true, start, name, 0, name.length());
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Nothing may be between a name and its colon. */
    private static boolean name(String text, int start, int colon) {
        for (int i = start; i < colon; i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether this line has a carriage return that does not end it. */
    private static boolean bare(String text, int start, int end) {
        int at = text.indexOf('\r', start, end);
        return at >= 0 && at != end - 2;
    }

    private static long length(String digits) {
        if (digits.isEmpty() || digits.length() > LENGTH_DIGITS_MAX) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }
}
