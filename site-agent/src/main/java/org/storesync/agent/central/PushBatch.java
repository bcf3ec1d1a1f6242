package org.storesync.agent.central;

/**
 * A batch of changes as it is stored before it is sent, and sent again until it is answered.
 *
 * @param content the NDJSON of docs/protocol.md, compressed with gzip
 */
public record PushBatch(String batchId, long firstSeq, int count, Content content) {
    public long lastSeq() {
        return firstSeq + count - 1;
    }

    /** Bytes that must stay the same ones over every attempt: wrapped, so that nobody changes them. */
    public static final class Content {
        private final byte[] gzip;

        public Content(byte[] gzip) {
            this.gzip = gzip;
        }

        /** The array itself, only to be read. */
        public byte[] gzip() {
            return gzip;
        }

        public int size() {
            return gzip.length;
        }
    }
}
