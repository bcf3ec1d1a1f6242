package org.storesync.kit.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.model.ProblemCode;

/**
 * Rules for each call: its address is ASCII with escapes of UTF-8, an empty {@code Accept} counts as none, and nothing is read after a body
 * in chunks. A proxy in front of us may have
 * used a {@code Content-Length} beside the chunks to find the end of such a body (RFC 9112, section 6.3). What that proxy took for the rest
 * of the body would be the next caller's request here.
 */
@Singleton
class RequestForm {
    /** Runs after the request got its id and before anything is checked. */
    private static final int FILTER_PRIORITY = 990;

    private final ProblemWriter writer;

    RequestForm(ProblemWriter writer) {
        this.writer = writer;
    }

    void install(@Observes Filters filters) {
        filters.register(this::shape, FILTER_PRIORITY);
    }

    private void shape(RoutingContext context) {
        if (!isReadable(context.request().uri())) {
            writer.end(context, Problem.of(ProblemCode.MALFORMED_HEAD));
            return;
        }
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.isBlank()) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(ended -> context.request().connection().close());
        }
        context.next();
    }

    /**
     * Whether all readers of this address find the same text in it. The framework would put a replacement character for bytes that are not
     * UTF-8, so a service would look for another text than the caller meant.
     */
    static boolean isReadable(String address) {
        ByteBuffer bytes = ByteBuffer.allocate(address.length());
        try {
            for (int i = 0; i < address.length(); i++) {
                char c = address.charAt(i);
                if (c == '%') {
                    bytes.put((byte) HexFormat.fromHexDigits(address, i + 1, i + 3));
                    i += 2;
                } else if (c > ' ' && c < 0x7f) {
                    bytes.put((byte) c);
                } else {
                    return false;
                }
            }
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
