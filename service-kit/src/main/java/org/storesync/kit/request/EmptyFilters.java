package org.storesync.kit.request;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.storesync.kit.problem.Problem;

/**
 * Refuses a query parameter with an empty value in the API for people and sites: if an empty filter meant "all", a filter that was meant to
 * narrow the list would widen it. A parameter that names a place may be empty, which means "from the beginning".
 */
public class EmptyFilters {
    private static final List<String> PLACES = List.of("cursor", "after");

    @ServerRequestFilter
    public void filter(UriInfo uri, HttpServerRequest request) {
        // Most calls of sites have no parameters, and reading them costs.
        if (request.query() == null
                || !uri.getPath().startsWith("/api/v1/") && !uri.getPath().startsWith("/admin/v1/")) {
            return;
        }
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            boolean empty = parameter.getValue().stream().anyMatch(String::isBlank);
            if (empty && !PLACES.contains(parameter.getKey())) {
                throw Problem.invalid(parameter.getKey(), "must not be empty; leave it out to get all");
            }
        }
    }
}
