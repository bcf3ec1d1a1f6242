package org.storesync.bench.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * An answer as it came over the wire.
 *
 * @param body still compressed if {@code gzip}, so that unpacking can wait until the clock has stopped
 * @param wireBytes all that was received for it, status line and headers included
 */
public record HttpAnswer(int status, boolean gzip, byte[] body, long wireBytes) {

    /** The body, unpacked. */
    public byte[] plain() {
        if (!gzip) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 15)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer is no gzip", e);
        }
    }

    /** The first bytes of the body, unpacked: enough for a header line. */
    public byte[] plainStart(int bytes) {
        if (!gzip) {
            return body;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer is no gzip", e);
        }
    }

    /** The body as text. */
    public String text() {
        return new String(plain(), StandardCharsets.UTF_8);
    }
}
