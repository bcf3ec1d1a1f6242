package org.storesync.gateway.sync.http;

import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * Inflates a gzip body piece by piece, and stops as soon as the result is too large. So a small body that inflates to a large one costs no
 * more memory than the limit.
 *
 * @param bytesMax how large the result may be
 * @param ratioMax how many times the body's size the result may have...
 * @param ratioFreeBytes ...beyond this size
 */
@SuppressWarnings("deprecation") // Vert.x deprecates the way to Netty's buffer before it offers another without a copy
record Inflation(long bytesMax, int ratioMax, long ratioFreeBytes) {
    private static final int PIECE = 64 * 1024;

    /** True for gzip, false for plain; any other encoding is a problem. */
    static boolean isGzip(@Nullable String contentEncoding) {
        if (contentEncoding == null || contentEncoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (contentEncoding.equalsIgnoreCase("gzip") || contentEncoding.equalsIgnoreCase("x-gzip")) {
            return true;
        }
        throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "gzip is the only content encoding that is understood");
    }

    /** @throws Problem if the body is cut or broken, or the result is too large */
    Buffer inflate(Buffer gzip, BytesInFlight.Lease lease) {
        long allowed = Math.min(bytesMax, Math.max(ratioFreeBytes, (long) gzip.length() * ratioMax));
        List<byte[]> pieces = new ArrayList<>();
        long total = 0;
        try (GzipMembers members = new GzipMembers(new ByteBufInputStream(gzip.getByteBuf()))) {
            byte[] piece = new byte[PIECE];
            for (int read = members.read(piece); read > 0; read = members.read(piece)) {
                total += read;
                if (total > allowed) {
                    throw Problem.of(ProblemCode.INFLATED_TOO_LARGE).withLimit(allowed);
                }
                lease.grow(read);
                if (read < PIECE) {
                    pieces.add(Arrays.copyOf(piece, read));
                } else {
                    pieces.add(piece);
                    piece = new byte[PIECE];
                }
            }
        } catch (EOFException e) {
            throw Problem.of(ProblemCode.TRUNCATED_BODY, "the gzip body ended early; send it again");
        } catch (IOException e) {
            throw Problem.of(ProblemCode.MALFORMED_BODY, "the body says it is gzip but can't be inflated");
        }
        return Buffer.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
    }
}
