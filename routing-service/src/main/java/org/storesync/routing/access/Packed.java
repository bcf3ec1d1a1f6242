package org.storesync.routing.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers are compressed once, here, at the fastest level: the gateway passes the bytes on. */
public final class Packed {
    private static final int WORTH_BYTES = 860;

    private Packed() {}

    public static Response answer(byte[] body, String type, @Nullable String acceptEncoding) {
        boolean gzip = acceptEncoding != null
                && acceptEncoding.toLowerCase(Locale.ROOT).contains("gzip");
        if (!gzip || body.length < WORTH_BYTES) {
            return Response.ok(body, type).build();
        }
        return Response.ok(pack(body), type)
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .build();
    }

    private static byte[] pack(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 5 + 64);
        try (GZIPOutputStream zip = new Fast(out)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 14);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
