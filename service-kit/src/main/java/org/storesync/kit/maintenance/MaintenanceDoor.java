package org.storesync.kit.maintenance;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.model.ProblemCode;

/**
 * In maintenance, tells each call of a site, and each call of a person that would change something, to come later. People may read. The
 * switch itself stays open. Calls that were let in before go on to their end, and services call each other as always.
 *
 * <p>Each caller is told another time, because a country's sites must not come back together.
 */
@Singleton
class MaintenanceDoor {
    /** Runs before a body is looked at, and before a secret or token is checked: a refusal costs almost nothing. */
    private static final int FILTER_PRIORITY = 950;

    private static final String SITES = "/api/";
    private static final String PEOPLE = "/admin/";
    private static final String SWITCH = "/admin/v1/maintenance";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Maintenance maintenance;
    private final ProblemWriter writer;
    private final long retryMinMillis;
    private final long retryMaxMillis;

    MaintenanceDoor(Maintenance maintenance, ProblemWriter writer, MaintenanceConfig config) {
        this.maintenance = maintenance;
        this.writer = writer;
        this.retryMinMillis = config.retryAfterMin().toMillis();
        this.retryMaxMillis = Math.max(retryMinMillis, config.retryAfterMax().toMillis());
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, FILTER_PRIORITY);
    }

    private void pass(RoutingContext context) {
        if (maintenance.since().isPresent()
                && isShut(context.normalizedPath(), context.request().method())) {
            long wait = ThreadLocalRandom.current().nextLong(retryMinMillis, retryMaxMillis + 1);
            writer.end(context, Problem.of(ProblemCode.MAINTENANCE).withRetryAfter(Duration.ofMillis(wait)));
        } else {
            context.next();
        }
    }

    static boolean isShut(String path, HttpMethod method) {
        return path.startsWith(SITES) || path.startsWith(PEOPLE) && !path.equals(SWITCH) && !READING.contains(method);
    }
}
