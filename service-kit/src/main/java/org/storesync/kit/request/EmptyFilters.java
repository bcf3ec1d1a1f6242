package org.storesync.kit.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import org.storesync.kit.problem.Problem;

/**
 * Refuses a query parameter with an empty value in the API for people and sites: if an empty filter meant "all", a filter that was meant to
 * narrow the list would widen it. A parameter that names a place may be empty, which means "from the beginning".
 */
@Provider
public class EmptyFilters implements ContainerRequestFilter {
    private static final List<String> PLACES = List.of("cursor", "after");

    @Override
    public void filter(ContainerRequestContext call) {
        String path = call.getUriInfo().getPath();
        if (!path.startsWith("/api/v1/") && !path.startsWith("/admin/v1/")) {
            return;
        }
        MultivaluedMap<String, String> parameters = call.getUriInfo().getQueryParameters();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            boolean empty = parameter.getValue().stream().anyMatch(String::isBlank);
            if (empty && !PLACES.contains(parameter.getKey())) {
                throw Problem.invalid(parameter.getKey(), "must not be empty; leave it out to get all");
            }
        }
    }
}
