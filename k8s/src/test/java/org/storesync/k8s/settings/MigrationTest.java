package org.storesync.k8s.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Overlay;

/** A Job migrates each database, and no replica does. */
class MigrationTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";
    private static final String SUFFIX = "-migration";

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: each service has a Job that migrates its database, with the same image")
    void migratesEachDatabase(Overlay overlay) {
        assertThat(overlay.all(Job.class).stream().map(it -> it.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(
                        KnownSettings.services().stream().map(it -> it + SUFFIX).toList());
        for (Deployment service : overlay.services()) {
            Job job = job(overlay, service);
            Container migration = container(job);
            assertThat(migration.getArgs()).containsExactly("--migrate");
            assertThat(migration.getImage())
                    .isEqualTo(service.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .getFirst()
                            .getImage());
            assertThat(environment(overlay, job).get("QUARKUS_DATASOURCE_JDBC_URL"))
                    .isNotNull()
                    .isEqualTo(ServiceEnvironment.of(overlay, service).values().get("QUARKUS_DATASOURCE_JDBC_URL"));
            assertThat(KnownSettings.variables(service.getMetadata().getName()))
                    .containsAll(environment(overlay, job).keySet().stream()
                            .filter(it -> !it.equals("JDK_JAVA_OPTIONS"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: only Jobs have the role that owns tables, and a replica waits for its schema")
    void keepsTheOwnerInTheJob(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            String name = service.getMetadata().getName();
            Map<String, String> replica =
                    ServiceEnvironment.of(overlay, service).values();
            assertThat(replica)
                    .containsEntry("SYNC_SCHEMA_AT_START", "check")
                    .doesNotContainKeys("QUARKUS_FLYWAY_USERNAME", "QUARKUS_FLYWAY_PASSWORD");
            assertThat(secrets(service.getSpec().getTemplate().getSpec())).doesNotContain(name + "-database-owner");

            assertThat(secrets(job(overlay, service).getSpec().getTemplate().getSpec()))
                    .isEqualTo(Set.of(name + "-database", name + "-database-owner"));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: a migration is tried again unless its schema does not fit, and ends some day")
    void triesAgainWhatMaySucceed(Overlay overlay) {
        for (Job job : overlay.all(Job.class)) {
            JobSpec spec = job.getSpec();
            assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
            assertThat(spec.getBackoffLimit()).isBetween(5, 20);
            assertThat(spec.getActiveDeadlineSeconds()).isPositive();
            assertThat(spec.getTtlSecondsAfterFinished()).isPositive();
            List<? extends Object> fatal = spec.getPodFailurePolicy().getRules().stream()
                    .filter(rule -> rule.getAction().equals("FailJob"))
                    .map(rule -> rule.getOnExitCodes())
                    .peek(codes -> {
                        assertThat(codes.getOperator()).isEqualTo("In");
                        assertThat(codes.getContainerName())
                                .isEqualTo(container(job).getName());
                    })
                    .flatMap(codes -> codes.getValues().stream())
                    .toList();
            assertThat(fatal).isEqualTo(List.of(78));
        }
    }

    private static Job job(Overlay overlay, Deployment service) {
        return overlay.one(Job.class, service.getMetadata().getName() + SUFFIX);
    }

    private static Map<String, String> environment(Overlay overlay, Job job) {
        return ServiceEnvironment.of(overlay, job.getSpec().getTemplate()).values();
    }

    private static Container container(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private static Set<String> secrets(PodSpec pod) {
        return pod.getContainers().getFirst().getEnv().stream()
                .map(EnvVar::getValueFrom)
                .map(it -> it.getSecretKeyRef().getName())
                .filter(it -> it.contains("-database"))
                .collect(Collectors.toSet());
    }
}
