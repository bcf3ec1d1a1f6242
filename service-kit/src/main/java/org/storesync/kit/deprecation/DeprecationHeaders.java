package org.storesync.kit.deprecation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.storesync.kit.deprecation.DeprecatedOperations.DeprecatedOperation;

/**
 * Tells callers of an operation that it will end: {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and a link to what to use
 * instead. The refusals of the operation have these headers too.
 */
@Singleton
class DeprecationHeaders {
    /** Runs after the request got its id and before anything is refused. */
    private static final int FILTER_PRIORITY = 980;

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final List<Rule> rules;

    private record Rule(String method, Pattern path, Map<String, String> headers) {
        boolean isFor(HttpServerRequest request) {
            return method.equals(request.method().name())
                    && path.matcher(request.path()).matches();
        }
    }

    DeprecationHeaders(DeprecatedOperations table) {
        this.rules = table.operations().values().stream()
                .map(operation -> new Rule(operation.method(), paths(operation.path()), headers(operation)))
                .toList();
    }

    void install(@Observes Filters filters) {
        if (!rules.isEmpty()) {
            filters.register(this::tell, FILTER_PRIORITY);
        }
    }

    private void tell(RoutingContext context) {
        for (Rule rule : rules) {
            if (rule.isFor(context.request())) {
                MultiMap headers = context.response().headers();
                headers.addAll(rule.headers());
            }
        }
        context.next();
    }

    private static Pattern paths(String template) {
        StringBuilder regex = new StringBuilder();
        int literal = 0;
        var parameter = PARAMETER.matcher(template);
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(literal, parameter.start())))
                    .append("[^/]+");
            literal = parameter.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(template.substring(literal))).toString());
    }

    private static Map<String, String> headers(DeprecatedOperation operation) {
        String since = "@" + begin(operation.since()).toEpochSecond();
        String link = "<" + operation.link() + ">; rel=\"deprecation\"";
        return operation
                .sunset()
                .map(day -> Map.of("Deprecation", since, "Link", link, "Sunset", httpDate(day)))
                .orElse(Map.of("Deprecation", since, "Link", link));
    }

    private static String httpDate(LocalDate day) {
        // The day of the month has two digits here, and RFC_1123_DATE_TIME writes one.
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(begin(day));
    }

    private static ZonedDateTime begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC);
    }
}
