package org.storesync.kit.deprecation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of a service that will end, each by its {@code operationId}. It is a table in the service's application.properties, and
 * empty as long as none will end. The build fails if the contract has no such operation.
 */
@ConfigMapping(prefix = DeprecatedOperations.PREFIX)
public interface DeprecatedOperations {
    /** Where the table begins. */
    String PREFIX = "sync.deprecated";

    @WithParentName
    Map<String, DeprecatedOperation> operations();

    /** One operation that will end. */
    interface DeprecatedOperation {
        /** Its method, such as GET. */
        @Pattern(regexp = "GET|PUT|POST|PATCH|DELETE")
        String method();

        /** Its path as in the contract, such as {@code /admin/v1/sites/{siteId}}. */
        @Pattern(regexp = "/.*")
        String path();

        /** Since when nobody should use it, from the beginning of this day in UTC. */
        LocalDate since();

        /** When it will end, if this is decided: the beginning of this day in UTC. */
        Optional<LocalDate> sunset();

        /** The page that says what to use instead. */
        URI link();
    }
}
