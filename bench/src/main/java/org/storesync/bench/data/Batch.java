package org.storesync.bench.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A push as NDJSON, made before the clock starts.
 *
 * @param payload what goes over the wire, compressed if {@code gzip}
 * @param bodies of the records, to compare with the log afterwards
 */
public record Batch(UUID batchId, int count, boolean gzip, byte[] payload, List<byte[]> bodies) {
    /**
     * @param ids of the records, in the order of the bodies
     * @param types of the records, in the same order
     */
    public static Batch of(
            UUID batchId,
            UUID lineage,
            long firstSeq,
            List<String> types,
            List<String> ids,
            List<byte[]> bodies,
            boolean gzip) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
        put(
                lines,
                "{\"batchId\":\"" + batchId + "\",\"lineage\":\"" + lineage + "\",\"lane\":0,\"firstSeq\":" + firstSeq
                        + ",\"count\":" + ids.size() + ",\"queued\":0}\n");
        for (int i = 0; i < ids.size(); i++) {
            put(lines, "{\"type\":\"" + types.get(i) + "\",\"id\":\"" + ids.get(i) + "\",\"body\":");
            lines.writeBytes(bodies.get(i));
            put(lines, "}\n");
        }
        byte[] plain = lines.toByteArray();
        return new Batch(batchId, ids.size(), gzip, gzip ? packed(plain) : plain, bodies);
    }

    private static void put(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
