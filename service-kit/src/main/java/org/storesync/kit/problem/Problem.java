package org.storesync.kit.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;

/**
 * A fault of the call. It is thrown where it is found, and answered as problem+json. It has no stack trace, because it is an answer to the
 * caller and no failure of this service.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Extras extras;

    private record Extras(
            List<Violation> violations,
            @Nullable Long limit,
            @Nullable Object supported,
            @Nullable Object outcome,
            @Nullable Duration retryAfter) {
        static final Extras NONE = new Extras(List.of(), null, null, null, null);
    }

    private Problem(ProblemCode code, @Nullable String detail, Extras extras) {
        super(detail == null ? code.meaning() : detail, null, false, false);
        this.code = code;
        this.extras = extras;
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, null, Extras.NONE);
    }

    /** @param detail what happened this time and what to do; never personal data, never an exception's message */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, Extras.NONE);
    }

    /** {@link ProblemCode#INVALID_REQUEST} with its first violation. */
    public static Problem invalid(String field, String message) {
        return of(ProblemCode.INVALID_REQUEST, field + ": " + message).withViolation(field, message);
    }

    public Problem withViolation(String field, String message) {
        return withViolations(Stream.concat(extras.violations.stream(), Stream.of(new Violation(field, message)))
                .toList());
    }

    public Problem withViolations(List<Violation> violations) {
        return copy(
                new Extras(List.copyOf(violations), extras.limit, extras.supported, extras.outcome, extras.retryAfter));
    }

    /** The limit that was exceeded. */
    public Problem withLimit(long limit) {
        return copy(new Extras(extras.violations, limit, extras.supported, extras.outcome, extras.retryAfter));
    }

    /** What is served instead: written as JSON, so a map, a list or a type registered for reflection. */
    public Problem withSupported(Object supported) {
        return copy(new Extras(extras.violations, extras.limit, supported, extras.outcome, extras.retryAfter));
    }

    /** The outcome answered before: written as JSON, so a map, a list, a JSON node or a type registered for reflection. */
    public Problem withOutcome(Object outcome) {
        return copy(new Extras(extras.violations, extras.limit, extras.supported, outcome, extras.retryAfter));
    }

    /** Sent as the header {@code Retry-After}, rounded up to seconds. */
    public Problem withRetryAfter(Duration retryAfter) {
        return copy(new Extras(extras.violations, extras.limit, extras.supported, extras.outcome, retryAfter));
    }

    private Problem copy(Extras changed) {
        return new Problem(code, detail(), changed);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable Duration retryAfter() {
        return extras.retryAfter;
    }

    ProblemBody body(@Nullable String requestId) {
        return new ProblemBody(
                code.type(),
                code.meaning(),
                code.status(),
                detail(),
                code.wireName(),
                requestId,
                extras.violations.isEmpty() ? null : extras.violations,
                extras.limit,
                extras.supported,
                extras.outcome);
    }
}
