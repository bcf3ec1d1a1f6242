package org.storesync.gateway.sync.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * The head of a body, before its changes. It is bounded in bytes. The gateway reads only how many records the site still has to send, and
 * passes the rest on unread. It never reads the head on an event loop, because a stranger decides what is in it.
 */
final class BatchHeader {
    private static final JsonFactory JSON = new JsonFactory();

    private BatchHeader() {}

    /**
     * The number of records still to send; empty if the head names none. If the body is no JSON, routing refuses it.
     *
     * @throws Problem if the head does not end within {@code bytesMax}
     */
    @SuppressWarnings("deprecation") // see Inflation
    static OptionalLong queued(Buffer body, int bytesMax) {
        int readable = Math.min(bytesMax, body.length());
        try (JsonParser parser = JSON.createParser((InputStream) new ByteBufInputStream(body.getByteBuf(), readable))) {
            try {
                return queued(parser);
            } catch (JsonProcessingException e) {
                if (readable < body.length() && parser.currentLocation().getByteOffset() >= readable) {
                    throw Problem.of(
                                    ProblemCode.MALFORMED_BODY,
                                    "the header before the changes is larger than the limit")
                            .withLimit(bytesMax);
                }
                return OptionalLong.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't be read", e);
        }
    }

    private static OptionalLong queued(JsonParser parser) throws IOException {
        OptionalLong queued = OptionalLong.empty();
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "nothing but blanks");
        }
        if (first != JsonToken.START_OBJECT) {
            return queued;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if ("changes".equals(field)) {
                return queued;
            }
            if ("queued".equals(field) && value == JsonToken.VALUE_NUMBER_INT && parser.getLongValue() >= 0) {
                queued = OptionalLong.of(parser.getLongValue());
            }
            parser.skipChildren();
        }
        return queued;
    }
}
