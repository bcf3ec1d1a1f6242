package org.storesync.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * The committed contract of a service. It must equal what the running service says, and must not break the one before. After a wanted
 * change, write it again: {@code ./mvnw -pl <service> test -Dtest=OpenApiContractTest -Dstoresync.write-contract=true}.
 *
 * @param committed {@code openapi/<service>-v1.yaml}
 * @param previous the contract of the last release, which clients in the field rely on
 */
public record ContractFile(Path committed, Path previous) {
    private static final String WRITE = "storesync.write-contract";

    /** The files of a service, seen from its module. */
    public static ContractFile of(String service) {
        return new ContractFile(
                Path.of("..", "openapi", service + "-v1.yaml"),
                Path.of("src", "test", "resources", "openapi", "previous", service + "-v1.yaml"));
    }

    /** Fails when the committed file differs from the running service's contract. If asked to, it writes the file instead. */
    public void assertEquals(String running) {
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(committed.toAbsolutePath().getParent());
                Files.writeString(committed, running);
            }
            assertThat(running)
                    .as(
                            "%s differs from the running service; if that is wanted, write it by -D%s=true",
                            committed, WRITE)
                    .isEqualTo(Files.readString(committed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when the committed contract would break a client of the previous one. */
    public void assertCompatible() {
        assertCompatible(read(previous), read(committed));
    }

    /**
     * Fails unless each operation has a name and a description, and declares its errors as problems.
     *
     * @param paths of the running service's contract
     * @param statuses that each operation must declare, among others
     * @return the ids of the operations
     */
    public static List<String> assertWhole(Map<String, Map<String, Map<String, Object>>> paths, String... statuses) {
        List<String> ids = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!method.equals("parameters")) {
                ids.add((String) operation.get("operationId"));
                assertThat(operation)
                        .as(method + " " + path)
                        .containsKeys("operationId", "summary", "tags", "responses");
                Map<String, Map<String, Object>> responses = responses(operation);
                assertThat(responses).as(method + " " + path).containsKeys(statuses);
                responses.forEach((status, response) -> {
                    if (status.charAt(0) >= '4') {
                        assertThat(response.get("content").toString())
                                .contains("application/problem+json", "schemas/Problem");
                    }
                });
            }
        }));
        return ids;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> responses(Map<String, Object> operation) {
        return (Map<String, Map<String, Object>>) operation.get("responses");
    }

    static void assertCompatible(String before, String after) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(before, after);
        assertThat(changes.isCompatible())
                .as(
                        "breaking: missing %s, changed %s",
                        changes.getMissingEndpoints(),
                        changes.getChangedOperations().stream()
                                .filter(operation -> operation.isIncompatible())
                                .map(operation -> operation.getHttpMethod() + " " + operation.getPathUrl())
                                .toList())
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
