package org.storesync.gateway.config;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.storesync.kit.problem.ProblemBody;

/** The head of the contract, openapi/sync-gateway-v1.yaml. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Storesync sync-gateway",
                        version = "1",
                        description =
                                "The only door for sites, and the administration of sites. The reasons are in docs/protocol.md.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = ProblemBody.class),
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "site",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "site id and secret"),
                            @SecurityScheme(
                                    securitySchemeName = "token",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT",
                                    description = "for people: a role; for a site: a claim site_id")
                        }))
public class GatewayApi extends Application {}
