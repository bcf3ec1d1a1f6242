package org.storesync.routing.config;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of the contract, openapi/routing-service-v1.yaml. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Storesync routing-service",
                        version = "1",
                        description =
                                "The log and the rules, for the other services and for administrators. The reasons are in docs/protocol.md.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "SecurityScheme",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description =
                                                "for a service: client credentials for the audience routing-service; for people: a role")))
public class RoutingApi extends Application {}
