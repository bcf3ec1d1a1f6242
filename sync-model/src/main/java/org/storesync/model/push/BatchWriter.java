package org.storesync.model.push;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.JsonBytes;

/** Writes a batch as the NDJSON of a push; no other class knows its text. The same changes always give the same bytes. */
public final class BatchWriter {
    /** About how many bytes a line has besides its body. */
    private static final int AROUND_A_BODY = 28;

    private static final int CAPACITY = 1 << 16;
    private static final int HEADER_CAPACITY = 256;

    private final JsonBytes lines = new JsonBytes(CAPACITY);
    private int count;

    /**
     * Adds the next change.
     *
     * @param baseVersion the version it was made on; null where the newest change is to win
     * @param body JSON of an upsert; null for any other operation
     */
    public void add(String type, String id, Operation op, @Nullable Long baseVersion, byte @Nullable [] body) {
        lines.beginObject().text("type", type).text("id", id);
        if (op != Operation.UPSERT) {
            lines.word("op", op.wireName());
        }
        if (baseVersion != null) {
            lines.number("baseVersion", baseVersion);
        }
        if (body != null) {
            lines.json("body", body);
        }
        lines.endObject().put('\n');
        count++;
    }

    /** About how many bytes a change takes. */
    public static long lineSize(String type, String id, int bodyBytes) {
        return (long) AROUND_A_BODY + type.length() + id.length() + bodyBytes;
    }

    public int count() {
        return count;
    }

    /**
     * The batch under this header, uncompressed.
     *
     * @throws IllegalArgumentException if the header says another number of changes than were added
     */
    public byte[] bytes(BatchHeader header) {
        JsonBytes first = line(header);
        byte[] batch = new byte[first.size() + lines.size()];
        first.copyTo(batch, 0);
        lines.copyTo(batch, first.size());
        return batch;
    }

    /** Writes the same bytes to a stream, such as one that compresses. */
    public void writeTo(OutputStream out, BatchHeader header) throws IOException {
        line(header).writeTo(out);
        lines.writeTo(out);
    }

    private JsonBytes line(BatchHeader header) {
        if (header.count() != count) {
            throw new IllegalArgumentException(
                    "the header says " + header.count() + " changes, " + count + " were added");
        }
        JsonBytes line = new JsonBytes(HEADER_CAPACITY)
                .beginObject()
                .word("batchId", header.batchId().toString())
                .word("lineage", header.lineage().toString())
                .number("lane", header.lane())
                .number("firstSeq", header.firstSeq())
                .number("count", count);
        if (header.queued() != null) {
            line.number("queued", header.queued());
        }
        if (header.review()) {
            line.flag("review", true);
        }
        return line.endObject().put('\n');
    }
}
