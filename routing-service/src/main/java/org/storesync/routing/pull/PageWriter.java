package org.storesync.routing.pull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Quoted;
import org.storesync.routing.pull.domain.PageRow;

/** Writes the rows of a page as they go over the wire: a body is copied as it came. One line a row, in either form of the answer. */
final class PageWriter {
    private static final byte[] CLOSE = {'}'};

    private final RecordCatalogue catalogue;
    private final Map<Integer, Integer> numbers;
    private final byte separator;
    private byte[] buf = new byte[1 << 16];
    private int size;
    private int count;

    /**
     * @param numbers stream to the site's subscription, for letters
     * @param lines one row a line; else a JSON list
     */
    PageWriter(RecordCatalogue catalogue, Map<Integer, Integer> numbers, boolean lines) {
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.separator = (byte) (lines ? '\n' : ',');
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    void row(int subscription, PageRow row) {
        StringBuilder head = new StringBuilder(160).append("{\"in\":").append(subscription);
        if (row.op() == Operation.DROP_STREAM) {
            head.append(",\"op\":\"drop-stream\",\"drop\":").append(row.key().idText());
        } else {
            head.append(",\"type\":\"")
                    .append(catalogue.byCode(row.key().type()).wireName())
                    .append("\",\"id\":");
            Quoted.append(head, row.key().idText());
            if (row.op() != Operation.UPSERT) {
                head.append(",\"op\":\"").append(row.op().wireName()).append('"');
            }
            head.append(",\"version\":").append(row.version());
            if (row.standsFor() != 0) {
                Integer standsFor = numbers.get(row.standsFor());
                head.append(",\"for\":").append(standsFor == null ? 0 : standsFor);
                if (row.siteSeq() != 0) {
                    head.append(",\"answers\":").append(row.siteSeq());
                }
            }
        }
        if (count++ > 0) {
            put(separator);
        }
        byte @Nullable [] body = row.op() == Operation.UPSERT ? row.body() : null;
        if (body != null) {
            head.append(",\"body\":");
        }
        put(head.toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            oneLine(body);
        }
        put(CLOSE);
    }

    /** A line feed can only stand between the tokens of a checked body; there a blank says the same. */
    private void oneLine(byte[] body) {
        int from = size;
        put(body);
        for (int i = from; i < size; i++) {
            if (buf[i] == '\n' || buf[i] == '\r') {
                buf[i] = ' ';
            }
        }
    }

    private void put(byte value) {
        room(1);
        buf[size++] = value;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buf, size, bytes.length);
        size += bytes.length;
    }

    private void room(int bytes) {
        if (buf.length - size < bytes) {
            buf = Arrays.copyOf(buf, Math.max(buf.length * 2, size + bytes));
        }
    }

    /** The whole answer: header and rows. */
    byte[] answer(String header) {
        boolean lines = separator == '\n';
        String open =
                lines ? header + (count > 0 ? "\n" : "") : header.substring(0, header.length() - 1) + ",\"changes\":[";
        byte[] first = open.getBytes(StandardCharsets.UTF_8);
        byte[] last = (lines ? "\n" : "]}").getBytes(StandardCharsets.UTF_8);
        byte[] answer = new byte[first.length + size + last.length];
        System.arraycopy(first, 0, answer, 0, first.length);
        System.arraycopy(buf, 0, answer, first.length, size);
        System.arraycopy(last, 0, answer, first.length + size, last.length);
        return answer;
    }

    /** The header object of a page. */
    static String header(
            String cursor,
            int count,
            long remaining,
            boolean drained,
            List<String> begins,
            List<Integer> ends,
            List<Integer> live) {
        StringBuilder text = new StringBuilder(cursor.length() + 128);
        text.append("{\"cursor\":\"").append(cursor).append("\",\"count\":").append(count);
        text.append(",\"remaining\":").append(remaining).append(",\"drained\":").append(drained);
        if (!begins.isEmpty()) {
            text.append(",\"begins\":[").append(String.join(",", begins)).append(']');
        }
        numbers(text, "ends", ends);
        if (drained) {
            numbers(text, "live", live);
        }
        return text.append('}').toString();
    }

    private static void numbers(StringBuilder text, String name, List<Integer> values) {
        if (!values.isEmpty()) {
            text.append(",\"").append(name).append("\":[");
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : ",").append(values.get(i).intValue());
            }
            text.append(']');
        }
    }

    /** One entry of {@code begins}. */
    static String begins(int subscription, String stream) {
        StringBuilder text = new StringBuilder(64).append("{\"subscription\":").append(subscription);
        text.append(",\"stream\":");
        return Quoted.append(text, stream).append('}').toString();
    }
}
