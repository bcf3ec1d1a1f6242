package org.storesync.routing.push.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.json.Quoted;

/** The answer of a push as text: written by hand, for it is one small line for each of thousands of records. */
public final class Answer {
    private Answer() {}

    /**
     * One outcome.
     *
     * @param version 0 for none
     * @param in numbers of the site's subscriptions the record stands in
     * @param waitsType wire name of the type waited for, with {@code waitsId}
     */
    public record Line(
            long siteSeq,
            Outcome outcome,
            long version,
            List<Integer> in,
            boolean resendChildren,
            @Nullable RecordCode code,
            @Nullable String detail,
            @Nullable String waitsType,
            @Nullable String waitsId) {

        public boolean isAccepted() {
            return outcome == Outcome.ACCEPTED;
        }

        public static Line plain(long siteSeq, Outcome outcome) {
            return new Line(siteSeq, outcome, 0, List.of(), false, null, null, null, null);
        }

        public static Line of(long siteSeq, RecordCode code, @Nullable String detail) {
            return new Line(siteSeq, code.outcome(), 0, List.of(), false, code, detail, null, null);
        }
    }

    public static byte[] write(UUID batchId, boolean replayed, long highestSeq, List<Line> lines) {
        StringBuilder text = new StringBuilder(64 * lines.size() + 128);
        begin(text, batchId, replayed, highestSeq);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                text.append(",\n");
            }
            append(text, lines.get(i));
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    static void begin(StringBuilder text, UUID batchId, boolean replayed, long highestSeq) {
        text.append("{\"batchId\":\"")
                .append(batchId)
                .append("\",\"replayed\":")
                .append(replayed);
        text.append(",\"highestSeq\":").append(highestSeq).append(",\"outcomes\":[");
    }

    static void append(StringBuilder text, Line line) {
        text.append("{\"siteSeq\":").append(line.siteSeq());
        text.append(",\"outcome\":\"").append(line.outcome().wireName()).append('"');
        if (line.version() > 0) {
            text.append(",\"version\":").append(line.version());
        }
        if (!line.in().isEmpty()) {
            text.append(",\"in\":[");
            for (int i = 0; i < line.in().size(); i++) {
                text.append(i == 0 ? "" : ",").append(line.in().get(i).intValue());
            }
            text.append(']');
        }
        if (line.resendChildren()) {
            text.append(",\"resendChildren\":true");
        }
        RecordCode code = line.code();
        if (code != null) {
            text.append(",\"code\":\"").append(code.wireName()).append('"');
        }
        if (line.detail() != null) {
            text.append(",\"detail\":");
            Quoted.append(text, line.detail());
        }
        if (line.waitsType() != null && line.waitsId() != null) {
            text.append(",\"waitsFor\":{\"type\":");
            Quoted.append(text, line.waitsType());
            text.append(",\"id\":");
            Quoted.append(text, line.waitsId());
            text.append('}');
        }
        text.append('}');
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 6 + 64);
        try (GZIPOutputStream zip = new FastGzip(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] gunzip(byte[] bytes) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
