package org.storesync.routing.pull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.JsonBytes;
import org.storesync.routing.record.domain.StreamRow;

/** Writes the rows of a page as they go over the wire. A body is copied as it came. Both forms of the answer have one row a line. */
final class PageWriter {
    private static final int ROWS_CAPACITY = 1 << 16;
    private static final int HEADER_CAPACITY = 128;
    /** Room that is made ahead at most. The buffer still grows beyond it. */
    private static final int ROWS_MAX = 1 << 24;

    private final RecordCatalogue catalogue;
    private final Map<Integer, Integer> numbers;
    private final boolean lines;
    private final JsonBytes rows = new JsonBytes(ROWS_CAPACITY);
    private int count;

    /**
     * @param numbers for each stream the number of the site's subscription, for letters
     * @param lines one row a line; otherwise a JSON list
     */
    PageWriter(RecordCatalogue catalogue, Map<Integer, Integer> numbers, boolean lines) {
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.lines = lines;
    }

    /** A subscription whose load from the beginning starts on this page. */
    record Begun(int subscription, String stream, long epoch) {}

    int count() {
        return count;
    }

    /** Says about how many bytes come next. */
    void expect(long bytes) {
        rows.room((int) Math.min(bytes, ROWS_MAX));
    }

    void row(int subscription, StreamRow row) {
        if (count++ > 0) {
            rows.put(lines ? '\n' : ',');
        }
        rows.beginObject().number("in", subscription);
        if (row.op() == Operation.DROP_STREAM) {
            rows.word("op", row.op().wireName())
                    .number("drop", Long.parseLong(row.key().idText()));
        } else {
            record(row);
        }
        rows.endObject();
    }

    private void record(StreamRow row) {
        rows.word("type", catalogue.byCode(row.key().type()).wireName())
                .text("id", row.key().idText());
        if (row.op() != Operation.UPSERT) {
            rows.word("op", row.op().wireName());
        }
        rows.number("version", row.version());
        if (row.standsFor() != 0) {
            Integer standsFor = numbers.get(row.standsFor());
            rows.number("for", standsFor == null ? 0 : standsFor);
            if (row.siteSeq() != 0) {
                rows.number("answers", row.siteSeq());
            }
        }
        byte @Nullable [] body = row.op() == Operation.UPSERT ? row.body() : null;
        if (body != null) {
            rows.json("body", body);
        }
    }

    /** The whole answer: header and rows. */
    byte[] answer(
            String cursor,
            long remaining,
            boolean drained,
            List<Begun> begins,
            List<Integer> ends,
            List<Integer> live) {
        JsonBytes header = new JsonBytes(cursor.length() + HEADER_CAPACITY)
                .beginObject()
                .word("cursor", cursor)
                .number("count", count)
                .number("remaining", remaining)
                .flag("drained", drained);
        if (!begins.isEmpty()) {
            begins(header, begins);
        }
        if (!ends.isEmpty()) {
            header.numbers("ends", ends);
        }
        if (drained && !live.isEmpty()) {
            header.numbers("live", live);
        }
        return lines ? asLines(header) : asObject(header);
    }

    private static void begins(JsonBytes header, List<Begun> begins) {
        header.beginList("begins");
        for (int i = 0; i < begins.size(); i++) {
            if (i > 0) {
                header.put(',');
            }
            header.beginObject()
                    .number("subscription", begins.get(i).subscription())
                    .text("stream", begins.get(i).stream())
                    .number("epoch", begins.get(i).epoch())
                    .endObject();
        }
        header.endList();
    }

    private byte[] asLines(JsonBytes header) {
        header.endObject();
        if (count > 0) {
            header.put('\n');
        }
        return joined(header, new byte[] {'\n'});
    }

    private byte[] asObject(JsonBytes header) {
        return joined(header.beginList("changes"), new byte[] {']', '}'});
    }

    private byte[] joined(JsonBytes header, byte[] end) {
        byte[] answer = new byte[header.size() + rows.size() + end.length];
        header.copyTo(answer, 0);
        rows.copyTo(answer, header.size());
        System.arraycopy(end, 0, answer, answer.length - end.length, end.length);
        return answer;
    }
}
