package org.storesync.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes out of a span what may be personal or secret, before anybody else has it: a query may have a name or a reason, an address is
 * somebody's, and the message of an exception may have a part of a body.
 */
@Singleton
class SpanContents implements SpanProcessor {
    static final String BEGUN = "begun";

    private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    private static final List<AttributeKey<String>> UNSAID = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("user_agent.original"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // An attribute can't be taken away, but it can be emptied.
        for (AttributeKey<String> key : UNSAID) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, "");
            }
        }
        // The one event that a span may have (microprofile-config.properties): it leaves no place for those of
        // exceptions.
        span.addEvent(BEGUN);
        String url = span.getAttribute(URL);
        if (url != null && url.indexOf('?') >= 0) {
            span.setAttribute(URL, url.substring(0, url.indexOf('?')));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
