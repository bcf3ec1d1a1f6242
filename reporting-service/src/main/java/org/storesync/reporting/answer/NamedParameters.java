package org.storesync.reporting.answer;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.storesync.kit.problem.Problem;

/** A parameter without a value is a slip, not a question for all: a mistyped command must not read as a report of everything. */
public final class NamedParameters {
    @ServerRequestFilter
    void refuseEmpty(UriInfo uri) {
        for (Map.Entry<String, List<String>> parameter :
                uri.getQueryParameters().entrySet()) {
            if (parameter.getValue().stream().anyMatch(String::isEmpty)) {
                throw Problem.invalid(parameter.getKey(), "is empty; leave it out to ask for all");
            }
        }
    }
}
