package org.storesync.gateway.routing.http;

import io.vertx.core.buffer.Buffer;
import org.storesync.gateway.routing.Bytes;

/** Bytes as Vert.x reads and writes them. */
public record BufferBytes(Buffer buffer) implements Bytes {
    /** The bytes to write: the same buffer in which they came, if there is one. */
    public static Buffer buffer(Bytes bytes) {
        return bytes instanceof BufferBytes came ? came.buffer : Buffer.buffer(bytes.toArray());
    }

    @Override
    public byte[] toArray() {
        return buffer.getBytes();
    }
}
