package org.storesync.gateway.sync;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Reads what a site says it still has to send, from the head of a body that is otherwise passed on unread. */
final class QueuedFigure {
    private static final JsonFactory JSON = new JsonFactory();

    private QueuedFigure() {}

    /** The number, or nothing if there is none before the changes begin; a body that is no JSON is for routing to refuse. */
    @SuppressWarnings("deprecation") // see Inflation
    static OptionalLong of(Buffer body) {
        try (JsonParser parser = JSON.createParser((InputStream) new ByteBufInputStream(body.getByteBuf()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if ("queued".equals(field) && value == JsonToken.VALUE_NUMBER_INT) {
                    long queued = parser.getLongValue();
                    return queued < 0 ? OptionalLong.empty() : OptionalLong.of(queued);
                }
                if ("changes".equals(field)) {
                    return OptionalLong.empty();
                }
                parser.skipChildren();
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
