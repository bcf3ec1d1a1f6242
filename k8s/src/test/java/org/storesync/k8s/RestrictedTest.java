package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Overlay;

/** Each container has each field of Pod Security "restricted", and what we ask for beyond it. */
class RestrictedTest {
    /** One thing that a container, in its pod, must have. */
    enum Field {
        RUNS_AS_NON_ROOT {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot())
                        && Boolean.TRUE.equals(of(container).getRunAsNonRoot());
            }
        },
        HAS_NUMERIC_USER {
            @Override
            boolean holds(PodSpec pod, Container container) {
                PodSecurityContext context = pod.getSecurityContext();
                return of(container).getRunAsUser() == null
                        && context.getRunAsUser() >= 1000
                        && context.getRunAsGroup() >= 1000;
            }
        },
        ROOT_IS_READ_ONLY {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Boolean.TRUE.equals(of(container).getReadOnlyRootFilesystem());
            }
        },
        GAINS_NO_PRIVILEGE {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Boolean.FALSE.equals(of(container).getAllowPrivilegeEscalation())
                        && !Boolean.TRUE.equals(of(container).getPrivileged());
            }
        },
        HAS_NO_CAPABILITY {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return of(container).getCapabilities().getDrop().equals(List.of("ALL"))
                        && of(container).getCapabilities().getAdd().isEmpty();
            }
        },
        HAS_SECCOMP_PROFILE {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return of(container).getSeccompProfile() == null
                        && "RuntimeDefault"
                                .equals(pod.getSecurityContext()
                                        .getSeccompProfile()
                                        .getType());
            }
        },
        SHARES_NOTHING_WITH_ITS_NODE {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC(), pod.getHostUsers())
                                .allMatch(Objects::isNull)
                        && container.getPorts().stream()
                                .map(ContainerPort::getHostPort)
                                .allMatch(Objects::isNull)
                        && of(container).getProcMount() == null
                        && pod.getSecurityContext().getSysctls().isEmpty();
            }
        },
        MOUNTS_ONLY_WHAT_IS_ALLOWED {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return pod.getVolumes().stream().allMatch(Field::isAllowed);
            }
        },
        HAS_NO_TOKEN {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())
                        && Boolean.FALSE.equals(pod.getEnableServiceLinks());
            }
        },
        HAS_REQUESTS_AND_LIMITS {
            @Override
            boolean holds(PodSpec pod, Container container) {
                return Stream.of(
                                container.getResources().getRequests(),
                                container.getResources().getLimits())
                        .allMatch(it -> it.containsKey("cpu") && it.containsKey("memory"));
            }
        };

        abstract boolean holds(PodSpec pod, Container container);

        private static SecurityContext of(Container container) {
            return container.getSecurityContext();
        }

        private static boolean isAllowed(Volume volume) {
            return (volume.getEmptyDir() != null && volume.getEmptyDir().getSizeLimit() != null)
                    || volume.getConfigMap() != null
                    || volume.getSecret() != null;
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2} {4}")
    @MethodSource("containers")
    @DisplayName("k8s: each container has each restricted field")
    void isRestricted(String overlay, String pods, String name, Container container, Field field, PodSpec pod) {
        assertThat(field.holds(pod, container)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.storesync.k8s.manifest.Overlay#all")
    @DisplayName("k8s: the namespace enforces Pod Security restricted")
    void enforcesRestricted(Overlay overlay) {
        assertThat(overlay.one(Namespace.class, Overlay.NAMESPACE).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @ParameterizedTest
    @MethodSource("org.storesync.k8s.manifest.Overlay#all")
    @DisplayName("k8s: each Deployment has an account of its name, and its migration the same, without a token")
    void hasAccountsWithoutTokens(Overlay overlay) {
        overlay.templates().forEach((name, pods) -> {
            String account = name.replace("-migration", "");
            assertThat(pods.getSpec().getServiceAccountName()).isEqualTo(account);
            assertThat(overlay.one(ServiceAccount.class, account).getAutomountServiceAccountToken())
                    .isFalse();
        });
    }

    static Stream<Arguments> containers() {
        return Overlay.all()
                .flatMap(overlay -> overlay.templates().entrySet().stream().flatMap(pods -> {
                    PodSpec pod = pods.getValue().getSpec();
                    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                            .flatMap(container -> Stream.of(Field.values())
                                    .map(field -> Arguments.of(
                                            overlay.name(),
                                            pods.getKey(),
                                            container.getName(),
                                            container,
                                            field,
                                            pod)));
                }));
    }
}
