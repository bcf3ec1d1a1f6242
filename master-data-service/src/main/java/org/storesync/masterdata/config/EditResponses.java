package org.storesync.masterdata.config;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Completes the contract with the problems that all records have in common, so that resources name only their special ones. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2000)
public class EditResponses implements OASFilter {
    private static final Map<String, String> ALL =
            Map.of("400", "invalid-request", "401", "not-authenticated", "403", "forbidden");
    private static final Map<String, String> CHANGE = Map.of(
            "400", "invalid-request, malformed-body",
            "409", "not-primary, code-taken, record-exists",
            "413", "body-too-large",
            "415", "unsupported-media-type",
            "503", "catching-up, routing-unavailable");
    private static final Map<String, String> CONDITION = Map.of(
            "412", "state-changed: the problem's outcome has both, current and yours", "428", "condition-required");
    private static final Map<String, String> DELETE =
            Map.of("409", "not-primary, in-use", "412", "state-changed", "503", "catching-up, routing-unavailable");
    /** The framework's text for a parameter that is validated. */
    private static final String UNNAMED = "Bad Request";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null) {
            return;
        }
        contract.getPaths().getPathItems().forEach(EditResponses::complete);
    }

    private static void complete(String path, PathItem item) {
        boolean one = path.endsWith("}") || path.endsWith("/preferences");
        item.getOperations().forEach((method, operation) -> {
            Map<String, String> more = new TreeMap<>(ALL);
            if (one) {
                more.put("404", "record-unknown");
            } else if (path.contains("{")) {
                more.put("404", "record-unknown, store-unknown: what it belongs to");
            }
            switch (method) {
                case PUT -> {
                    more.putAll(CHANGE);
                    more.putAll(CONDITION);
                }
                case POST -> more.putAll(CHANGE);
                case DELETE -> more.putAll(DELETE);
                default -> {
                    if (one && operation.getParameters().stream().anyMatch(EditResponses::isCondition)) {
                        more.put("304", "as the caller has read it");
                    }
                }
            }
            operation.setResponses(sorted(operation.getResponses(), more));
        });
    }

    private static boolean isCondition(Parameter parameter) {
        return "If-None-Match".equals(parameter.getName());
    }

    private static APIResponses sorted(APIResponses named, Map<String, String> more) {
        Map<String, APIResponse> all = new TreeMap<>();
        more.forEach((status, description) ->
                all.put(status, OASFactory.createAPIResponse().description(description)));
        named.getAPIResponses().forEach((status, response) -> {
            if (!UNNAMED.equals(response.getDescription())) {
                all.put(status, response);
            }
        });
        APIResponses responses = OASFactory.createAPIResponses();
        all.forEach(responses::addAPIResponse);
        return responses;
    }
}
