package org.storesync.routing.push.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.json.JsonBytes;

/** The answer of a push as text. */
public final class Answer {
    /** Stands between two outcomes. */
    static final String SEPARATOR = ",\n";

    private static final int LINE_BYTES = 64;
    private static final int HEAD_BYTES = 128;

    private Answer() {}

    /**
     * One outcome.
     *
     * @param version 0 for none
     * @param in numbers of the site's subscriptions in which the record stands
     * @param waitsType wire name of the type for which it waits, with {@code waitsId}
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
        JsonBytes json = begin(batchId, replayed, highestSeq, lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                json.ascii(SEPARATOR);
            }
            append(json, lines.get(i));
        }
        return end(json);
    }

    static JsonBytes begin(UUID batchId, boolean replayed, long highestSeq, int count) {
        return new JsonBytes(LINE_BYTES * count + HEAD_BYTES)
                .beginObject()
                .word("batchId", batchId.toString())
                .flag("replayed", replayed)
                .number("highestSeq", highestSeq)
                .beginList("outcomes");
    }

    static byte[] end(JsonBytes json) {
        return json.endList().endObject().toBytes();
    }

    static void append(JsonBytes json, Line line) {
        json.beginObject()
                .number("siteSeq", line.siteSeq())
                .word("outcome", line.outcome().wireName());
        if (line.version() > 0) {
            json.number("version", line.version());
        }
        if (!line.in().isEmpty()) {
            json.numbers("in", line.in());
        }
        if (line.resendChildren()) {
            json.flag("resendChildren", true);
        }
        if (line.code() != null) {
            json.word("code", line.code().wireName());
        }
        if (line.detail() != null) {
            json.text("detail", line.detail());
        }
        if (line.waitsType() != null && line.waitsId() != null) {
            json.beginObject("waitsFor")
                    .text("type", line.waitsType())
                    .text("id", line.waitsId())
                    .endObject();
        }
        json.endObject();
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
