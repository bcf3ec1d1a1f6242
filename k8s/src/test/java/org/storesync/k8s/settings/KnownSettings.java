package org.storesync.k8s.settings;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.client.config.ClientConfig;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.config.HttpConfig;
import org.storesync.kit.schema.SchemaConfig;
import org.storesync.masterdata.config.MasterDataConfig;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.transfer.config.TransferConfig;

/**
 * The environment variables that a service understands: of its own configuration classes, and of those of Quarkus that are read at run time.
 * A variable of a setting that was fixed by the build would have no effect, so it is not among them.
 */
final class KnownSettings {
    private static final String CALLS_OTHERS = "quarkus.oidc-client.";
    private static final Map<String, List<Class<?>>> OWN = Map.of(
            "sync-gateway", List.of(GatewayConfig.class, AuditConfig.class),
            "routing-service", List.of(RoutingConfig.class, BudgetConfig.class, AuditConfig.class),
            "master-data-service", List.of(MasterDataConfig.class, ClientConfig.class, AuditConfig.class),
            "transfer-service", List.of(TransferConfig.class, ClientConfig.class),
            "reporting-service", List.of(ReportingConfig.class, ClientConfig.class));
    private static final Set<String> QUARKUS = quarkus();

    private KnownSettings() {}

    static Set<String> services() {
        return OWN.keySet();
    }

    /** The names of all variables that this service understands. */
    static Set<String> variables(String service) {
        boolean calls = Checkout.properties(service).stringPropertyNames().stream()
                .anyMatch(name -> name.startsWith(CALLS_OTHERS));
        Stream<String> own = Stream.concat(
                        OWN.getOrDefault(service, List.of()).stream(), Stream.of(HttpConfig.class, SchemaConfig.class))
                .flatMap(KnownSettings::properties);
        return Stream.concat(own, QUARKUS.stream().filter(name -> calls || !name.startsWith(CALLS_OTHERS)))
                .map(KnownSettings::variable)
                .collect(Collectors.toSet());
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<String> properties(Class<?> mapping) {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping)).keySet().stream();
    }

    /** All settings of Quarkus that are read at run time, from the lists that its extensions have in their jars. */
    private static Set<String> quarkus() {
        Set<String> names = new TreeSet<>();
        try {
            ClassLoader loader = KnownSettings.class.getClassLoader();
            for (URL list : Collections.list(loader.getResources("META-INF/quarkus-config-roots.list"))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(KnownSettings::named)
                            .filter(KnownSettings::isReadAtRunTime)
                            .flatMap(KnownSettings::properties)
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, KnownSettings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReadAtRunTime(Class<?> root) {
        ConfigRoot annotation = root.getAnnotation(ConfigRoot.class);
        return annotation != null
                && annotation.phase() == ConfigPhase.RUN_TIME
                && root.isAnnotationPresent(ConfigMapping.class);
    }
}
