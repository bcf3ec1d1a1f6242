package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

/** Writes a batch as the NDJSON of a push. Lines are gathered first: the header says how many there are. */
public final class BatchWriter {
    private static final int REMOTE_LANE = 0;
    private static final int AROUND_A_BODY = 28;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    private int count;

    /**
     * @param body null for a delete
     * @param baseVersion null where the newest change is to win
     */
    public void add(RecordKey key, @Nullable Body body, @Nullable Long baseVersion) {
        text("{\"type\":\"");
        quoted(key.type());
        text("\",\"id\":\"");
        quoted(key.id());
        text(body == null ? "\",\"op\":\"delete\"" : "\"");
        if (baseVersion != null) {
            text(",\"baseVersion\":" + baseVersion);
        }
        if (body != null) {
            text(",\"body\":");
            writeOneLine(body);
        }
        text("}\n");
        count++;
    }

    /** About how many bytes a change takes, before compression. */
    public static long lineSize(RecordKey key, @Nullable Body body) {
        return (long) AROUND_A_BODY + key.type().length() + key.id().length() + (body == null ? 0 : body.size());
    }

    public int count() {
        return count;
    }

    public PushBatch finish(Header header) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.size() / 4 + 256);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
            gzip.write(header.line(count).getBytes(UTF_8));
            lines.writeTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PushBatch(header.batchId(), header.firstSeq(), count, new PushBatch.Content(bytes.toByteArray()));
    }

    /**
     * What stands above the lines.
     *
     * @param queued records still to send after this batch
     * @param review this machine was restored from an old copy: what is stale is for people to look at
     */
    public record Header(String batchId, String lineage, long firstSeq, long queued, boolean review) {
        String line(int count) {
            return "{\"batchId\":\"" + batchId + "\",\"lineage\":\"" + lineage + "\",\"lane\":" + REMOTE_LANE
                    + ",\"firstSeq\":" + firstSeq + ",\"count\":" + count + ",\"queued\":" + queued
                    + (review ? ",\"review\":true}\n" : "}\n");
        }
    }

    // A line ends at the first line feed; inside a body one can only be white space between tokens.
    private void writeOneLine(Body body) {
        byte[] bytes = body.bytes();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                lines.write(bytes, from, i - from);
                lines.write(' ');
                from = i + 1;
            }
        }
        lines.write(bytes, from, bytes.length - from);
    }

    private void text(String ascii) {
        lines.writeBytes(ascii.getBytes(UTF_8));
    }

    private void quoted(String value) {
        lines.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
    }
}
