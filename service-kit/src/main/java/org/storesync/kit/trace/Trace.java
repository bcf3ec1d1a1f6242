package org.storesync.kit.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the work that a thread does, in the form of the header {@code traceparent}. Work that a database keeps for later, such as
 * rows of the feed and changes in an outbox, takes the text of its trace along and goes on with it. If tracing is off, there is no text, and
 * nothing here costs anything.
 */
public final class Trace {
    /** Name of the header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    /** Work that follows many traces is a child of the first and is linked to this many others. */
    private static final int LINKS_MAX = 32;

    private Trace() {}

    /** The trace of this thread's work; null if it is not traced. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() && span.isSampled() ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01" : null;
    }

    /** Does work that follows from these traces, if there are any. */
    public static <T> T following(String work, Collection<String> traces, Supplier<T> task) {
        List<SpanContext> followed = traces.stream()
                .distinct()
                .limit(1 + LINKS_MAX)
                .flatMap(trace -> read(trace).stream())
                .toList();
        if (followed.isEmpty()) {
            return task.get();
        }
        SpanBuilder begun = GlobalOpenTelemetry.getTracer("storesync")
                .spanBuilder(work)
                .setParent(Context.root().with(Span.wrap(followed.getFirst())));
        followed.stream().skip(1).forEach(begun::addLink);
        Span span = begun.startSpan();
        try (Scope _ = span.makeCurrent()) {
            return task.get();
        } finally {
            span.end();
        }
    }

    static Optional<SpanContext> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                        form.group(1), form.group(2), TraceFlags.fromHex(form.group(3), 0), TraceState.getDefault()))
                : Optional.empty();
    }
}
