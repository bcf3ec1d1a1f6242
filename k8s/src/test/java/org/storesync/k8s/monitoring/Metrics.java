package org.storesync.k8s.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.storesync.client.metrics.ClientMeters;
import org.storesync.gateway.metrics.GatewayMeters;
import org.storesync.kit.metrics.KitMeters;
import org.storesync.kit.metrics.ListedMeter;
import org.storesync.masterdata.metrics.MasterDataMeters;
import org.storesync.reporting.metrics.ReportingMeters;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.transfer.metrics.TransferMeters;

/** All metrics that alerts and dashboards may use. */
final class Metrics {
    /** Our meters, by who has them. */
    static final Map<String, List<ListedMeter>> OURS = ours();

    /** Metrics of others that our alerts and dashboards use. */
    static final List<Other> OTHERS = List.of(
            new Other("up", "Prometheus", "1 while the pod answers"),
            new Other("agroal_active_count", "our services (Quarkus)", "connections of the pool in use"),
            new Other("agroal_awaiting_count", "our services (Quarkus)", "threads that wait for a connection"),
            new Other("jvm_memory_used_bytes", "our services (Micrometer)", "memory of the JVM, by area"),
            new Other("process_cpu_usage", "our services (Micrometer)", "share of the processors in use"),
            new Other("kube_deployment_spec_replicas", "kube-state-metrics", "replicas that should be there"),
            new Other("kube_deployment_status_replicas_available", "kube-state-metrics", "replicas that are ready"),
            new Other("kubelet_volume_stats_available_bytes", "kubelet", "room on a volume"),
            new Other("kubelet_volume_stats_capacity_bytes", "kubelet", "size of a volume"),
            new Other("cnpg_pg_database_size_bytes", "CloudNativePG", "size of a database"),
            new Other("cnpg_pg_replication_lag", "CloudNativePG", "seconds that a standby is behind"),
            new Other("cnpg_pg_replication_streaming_replicas", "CloudNativePG", "standbys that follow"),
            new Other("cnpg_pg_stat_archiver_failed_count", "CloudNativePG", "failed attempts to archive WAL"),
            new Other(
                    "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
                    "CloudNativePG's Barman Cloud plugin",
                    "time of the newest whole backup"),
            new Other("x509_cert_not_after", "x509-certificate-exporter", "when a certificate in a secret ends"),
            new Other(
                    "nginx_ingress_controller_ssl_expire_time_seconds",
                    "ingress-nginx",
                    "when a certificate that it serves ends"));

    private static final Pattern STRINGS_AND_LABELS = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right) *\\([^)]*\\)");
    private static final Pattern NAMES = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?! *\\()");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "offset", "by", "without", "on", "ignoring", "bool", "inf", "nan");

    private Metrics() {}

    /** @param exporter what serves it */
    record Other(String name, String exporter, String says) {}

    /** Every name under which Prometheus has a metric of ours. */
    static Set<String> namesOfOurs() {
        return OURS.values().stream()
                .flatMap(List::stream)
                .flatMap(meter -> meter.prometheusNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every name that a rule or a panel may use. */
    static Set<String> known() {
        Set<String> names = namesOfOurs();
        OTHERS.forEach(other -> names.add(other.name()));
        return names;
    }

    /** The metrics that an expression names. */
    static List<String> in(String expression) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAMES.matcher(
                STRINGS_AND_LABELS.matcher(expression).replaceAll(" ").replaceAll("\\b\\d+[smhdw]\\b", " "));
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group())) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    private static Map<String, List<ListedMeter>> ours() {
        Map<String, List<ListedMeter>> all = new LinkedHashMap<>();
        all.put("Every service", KitMeters.EVERY_SERVICE);
        all.put("Services that keep an audit: sync-gateway, routing-service, master-data-service", KitMeters.AUDIT);
        all.put(
                "Services that read the feed: master-data-service, transfer-service, reporting-service",
                ClientMeters.FEED);
        all.put("Services that push: master-data-service, transfer-service", ClientMeters.OUTBOX);
        all.put("sync-gateway", GatewayMeters.ALL);
        all.put("routing-service", RoutingMeters.ALL);
        all.put("master-data-service", MasterDataMeters.ALL);
        all.put("transfer-service", TransferMeters.ALL);
        all.put("reporting-service", ReportingMeters.ALL);
        return all;
    }
}
