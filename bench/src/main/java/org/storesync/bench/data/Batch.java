package org.storesync.bench.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.storesync.model.Operation;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.push.BatchWriter;

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
        BatchWriter writer = new BatchWriter();
        for (int i = 0; i < ids.size(); i++) {
            writer.add(types.get(i), ids.get(i), Operation.UPSERT, null, bodies.get(i));
        }
        BatchHeader header = new BatchHeader(batchId, lineage, 0, firstSeq, ids.size(), 0L, false);
        return new Batch(batchId, ids.size(), gzip, gzip ? packed(writer, header) : writer.bytes(header), bodies);
    }

    private static byte[] packed(BatchWriter writer, BatchHeader header) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        try (GZIPOutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
            writer.writeTo(out, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
