package org.storesync.reporting.config;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.storesync.kit.problem.ProblemBody;

/** The head of the contract, openapi/reporting-service-v1.yaml. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Storesync reporting-service",
                        version = "1",
                        description = "Stock on hand, its value and the sync report, as JSON and CSV."
                                + " Decimals are strings; packs and units are never mixed.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = ProblemBody.class),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "token",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "a person's token, with a role")))
public class ReportingApi extends Application {}
