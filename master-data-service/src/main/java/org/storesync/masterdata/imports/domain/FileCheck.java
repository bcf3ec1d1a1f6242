package org.storesync.masterdata.imports.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether a file is UTF-8 text with lines that are not too long and quotes that close. The result names the first bad line, counted as an
 * editor counts.
 */
public final class FileCheck {
    private static final int BUFFER = 64 * 1024;

    private final int lineBytesMax;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final Quotes quotes = new Quotes();
    private long line = 1;
    private boolean afterReturn;
    private long inLine;

    private FileCheck(int lineBytesMax) {
        this.lineBytesMax = lineBytesMax;
    }

    /** The result of the check. */
    public sealed interface Result {
        /** It can be read. */
        record Fine(long lines) implements Result {}

        /** The file can't be read from this line on. */
        record Bad(long line, String message) implements Result {}
    }

    public static Result of(InputStream file, int lineBytesMax) throws IOException {
        return new FileCheck(lineBytesMax).run(file);
    }

    private Result run(InputStream file) throws IOException {
        boolean first = true;
        int read;
        do {
            read = file.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            bytes.limit(bytes.position() + read).rewind();
            if (first && utf16()) {
                return new Result.Bad(1, "the file is in UTF-16; save it as UTF-8");
            }
            first = false;
            String wrong = decode(read == 0);
            if (!wrong.isEmpty()) {
                return new Result.Bad(line, wrong);
            }
            bytes.compact();
        } while (read > 0);
        if (quotes.open()) {
            return new Result.Bad(quotes.openedAt(), "a quoted cell that begins in this line does not end");
        }
        return new Result.Fine(inLine == 0 ? line - 1 : line);
    }

    private boolean utf16() {
        if (bytes.limit() < 2) {
            return false;
        }
        int mark = (bytes.get(0) & 0xff) << 8 | bytes.get(1) & 0xff;
        return mark == 0xfeff || mark == 0xfffe;
    }

    private String decode(boolean end) {
        CoderResult result;
        do {
            int from = bytes.position();
            result = decoder.decode(bytes, decoded.clear(), end);
            for (int i = from; i < bytes.position(); i++) {
                String wrong = count(bytes.get(i));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        } while (result.isOverflow());
        return result.isError() ? "the text is not in UTF-8 here; save the file as UTF-8" : "";
    }

    private String count(byte each) {
        if (each == 0) {
            return "has a NUL character; is this a text file in UTF-8?";
        }
        String wrong = quotes.take(each, line);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        boolean ends = each == '\r' || each == '\n' && !afterReturn;
        boolean secondOfTwo = each == '\n' && afterReturn;
        afterReturn = each == '\r';
        if (ends) {
            line++;
            inLine = 0;
        } else if (!secondOfTwo && ++inLine > lineBytesMax) {
            return "the line is longer than " + lineBytesMax + " bytes";
        }
        return "";
    }
}
