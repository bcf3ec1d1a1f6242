package org.storesync.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.storesync.kit.deprecation.DeprecatedOperations;

/** Marks in the contract which operations will end. It stops the build if the table names an operation that the contract does not have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DeprecatedInContract implements OASFilter {
    private static final String PREFIX = DeprecatedOperations.PREFIX + ".";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Config config = ConfigProvider.getConfig();
        Set<String> left = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                left.add(name.substring(PREFIX.length(), name.indexOf('.', PREFIX.length())));
            }
        }
        if (left.isEmpty() || contract.getPaths() == null) {
            return;
        }
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    String id = operation.getOperationId();
                    if (id != null && left.contains(id) && isAt(config, id, method, path)) {
                        operation.setDeprecated(true);
                        left.remove(id);
                    }
                }));
        if (!left.isEmpty()) {
            throw new IllegalStateException("no operation of the contract has this id, method and path: " + left
                    + "; correct " + PREFIX + "* in application.properties");
        }
    }

    private static boolean isAt(Config config, String id, PathItem.HttpMethod method, String path) {
        return method.name().equals(config.getValue(PREFIX + id + ".method", String.class))
                && path.equals(config.getValue(PREFIX + id + ".path", String.class));
    }
}
