package org.storesync.bench.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * An answer as it came over the wire.
 *
 * @param body still compressed if {@code gzip}, so that it can be inflated after the clock has stopped
 * @param wireBytes everything that was received for it, including status line and headers
 */
public record HttpAnswer(int status, boolean gzip, byte[] body, long wireBytes) {

    /** The inflated body. */
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

    /** The first bytes of the inflated body, enough for a header line. */
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
