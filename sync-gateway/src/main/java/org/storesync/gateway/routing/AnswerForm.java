package org.storesync.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Headers;

/**
 * The form of answer that the caller wants, as the headers {@code Accept} and {@code Accept-Encoding} say it.
 *
 * @param types null for routing's usual type
 * @param encodings null for an answer that is not compressed
 */
public record AnswerForm(@Nullable String types, @Nullable String encodings) {
    /** For an answer that the gateway itself reads. */
    public static final AnswerForm PLAIN_JSON = new AnswerForm(Headers.JSON, null);
}
