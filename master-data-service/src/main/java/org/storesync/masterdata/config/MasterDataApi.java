package org.storesync.masterdata.config;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.storesync.kit.problem.ProblemBody;

/** The head of the contract, openapi/master-data-service-v1.yaml. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Storesync master-data-service",
                        version = "1",
                        description =
                                "The primary's central data: units, items, names, stores, lists, visibility and store preferences.",
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
                                        description = "of a person: role viewer reads, data-admin edits")))
public class MasterDataApi extends Application {}
