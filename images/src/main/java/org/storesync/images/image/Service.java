package org.storesync.images.image;

import java.util.Arrays;
import java.util.List;
import org.storesync.local.host.WrongUsage;

/** The services that have images. The ports are those at which a service listens unless its settings say otherwise. */
public enum Service {
    GATEWAY("sync-gateway", "The only door for sites", 18_000),
    ROUTING("routing-service", "The log and the rules", 18_001),
    MASTER_DATA("master-data-service", "The central data that people edit", 18_014),
    TRANSFER("transfer-service", "The responding half of each stock transfer", 18_015),
    REPORTING("reporting-service", "Read models and reports", 18_016);

    /** Health, metrics and the contract are served this far above the port for calls. */
    private static final int MANAGEMENT_OFFSET = 60;

    private final String module;
    private final String description;
    private final int port;

    Service(String module, String description, int port) {
        this.module = module;
        this.description = description;
        this.port = port;
    }

    /** The service's module, which is also the name of its image. */
    public String module() {
        return module;
    }

    String description() {
        return description;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return port + MANAGEMENT_OFFSET;
    }

    /** All names, in the order in which they are listed to people. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Service::module).toList();
    }

    /** The named services, each once; all of them if none is named. */
    public static List<Service> named(List<String> names) {
        for (String name : names) {
            if (!names().contains(name)) {
                throw new WrongUsage("'" + name + "' is no service; there are: " + String.join(" ", names()));
            }
        }
        return Arrays.stream(values())
                .filter(service -> names.isEmpty() || names.contains(service.module))
                .toList();
    }
}
