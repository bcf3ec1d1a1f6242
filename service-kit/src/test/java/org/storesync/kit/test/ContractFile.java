package org.storesync.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * The committed contract of a service. It equals what the running service says, and breaks nothing of the one before. After a wanted change,
 * write it anew: {@code ./mvnw -pl <service> test -Dtest=OpenApiContractTest -Dstoresync.write-contract=true}.
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

    /** Fails when the committed file is another one than the running service's; writes it instead if asked to. */
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

    /** Fails when a client of the previous contract would break on the committed one. */
    public void assertCompatible() {
        assertCompatible(read(previous), read(committed));
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
