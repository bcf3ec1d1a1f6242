package org.storesync.agent.central;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.push.BatchWriter;

/**
 * A batch of changes, as it is stored before it is sent, and sent again until it is answered.
 *
 * @param content the NDJSON of docs/protocol.md, compressed with gzip
 */
public record PushBatch(String batchId, long firstSeq, int count, Content content) {
    private static final int GZIP_BUFFER_BYTES = 1 << 16;

    /** The changes that were written, under this header. */
    public static PushBatch of(BatchHeader header, BatchWriter changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(GZIP_BUFFER_BYTES);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, GZIP_BUFFER_BYTES)) {
            changes.writeTo(gzip, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PushBatch(
                header.batchId().toString(), header.firstSeq(), header.count(), new Content(bytes.toByteArray()));
    }

    public long lastSeq() {
        return firstSeq + count - 1;
    }

    /** The bytes of a batch. They must stay the same for every attempt, so they are wrapped and nobody can change them. */
    public static final class Content {
        private final byte[] gzip;

        public Content(byte[] gzip) {
            this.gzip = gzip;
        }

        /** The array itself. Callers may only read it. */
        public byte[] gzip() {
            return gzip;
        }

        public int size() {
            return gzip.length;
        }
    }
}
