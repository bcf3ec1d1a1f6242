package org.storesync.images.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an image of a service contains and says, apart from its base. */
public record ServiceImage(Service service, Form form, Origin origin, String version) {
    /** A user without a name and without rights, as the distroless images have it. */
    static final String USER = "65532:65532";

    private static final String PREFIX = "localhost/storesync/";
    private static final String LABEL = "org.opencontainers.image.";

    /** Name and tag, as an engine shows the image after it loaded it. */
    public String reference() {
        return PREFIX + service.module() + ":" + version + form.suffix();
    }

    /** The name of its files, without their endings. */
    public String file() {
        return service.module() + form.suffix();
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(LABEL + "title", service.module());
        labels.put(LABEL + "description", service.description());
        labels.put(LABEL + "licenses", "Apache-2.0");
        labels.put(LABEL + "version", version);
        labels.putAll(origin.labels());
        return labels;
    }

    /** In a container the probes and the callers come from other addresses, so loopback would be of no use. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LANG", "C.UTF-8");
        environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        environment.put("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
        environment.putAll(form.environment());
        return environment;
    }

    List<Integer> ports() {
        return List.of(service.port(), service.managementPort());
    }
}
