package org.storesync.gateway.sync.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.storesync.kit.request.RequestId;
import org.storesync.model.Headers;
import org.storesync.model.WireLimits;

/** Writes the headers that each call of a site carries into the contract, once for all calls. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SiteHeaders implements OASFilter {
    private static final String SITE_CALLS = "/api/v1/";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(SITE_CALLS)) {
                item.getOperations().values().forEach(SiteHeaders::add);
            }
        });
    }

    private static void add(Operation operation) {
        operation.addParameter(header(Headers.DEVICE, "this machine", text().maxLength(WireLimits.DEVICE_CHARACTERS))
                .required(true));
        operation.addParameter(header(Headers.APP, "name/version of the client", text()));
        operation.addParameter(header(Headers.PROTOCOL, "version of the protocol", text().enumeration(List.of("1")))
                .required(true));
        operation.addParameter(header(
                Headers.REQUEST_ID,
                "made where absent; in each answer and problem",
                text().maxLength(RequestId.LENGTH_MAX)));
    }

    private static Parameter header(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(schema);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
