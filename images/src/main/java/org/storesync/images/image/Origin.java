package org.storesync.images.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.process.Programs;

/**
 * Where the sources of a package come from. The commit is the last one that touched what the package is made of, so that a commit
 * elsewhere leaves the image as it is.
 *
 * @param revision the commit, with {@code -modified} if files differ from it; null without git
 * @param source the address of the repository; null if there is none
 * @param created the time of the commit; the beginning of time without git
 */
public record Origin(@Nullable String revision, @Nullable String source, Instant created) {
    static final Origin UNKNOWN = new Origin(null, null, Instant.EPOCH);

    private static final List<String> SHARED = List.of("sync-model", "service-kit", "routing-client");

    /** The origin of a service's package in a checkout. */
    public static Origin of(Path root, Service service) {
        List<String> paths = paths(service);
        String commit =
                git(root, List.of("log", "-1", "--format=%H %ct"), paths).orElse("");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        String[] parts = commit.split(" ");
        boolean modified =
                !git(root, List.of("status", "--porcelain"), paths).orElse("").isEmpty();
        String source = Programs.output(List.of("git", "-C", root.toString(), "config", "--get", "remote.origin.url"))
                .map(Origin::withoutLogin)
                .orElse(null);
        return new Origin(
                parts[0] + (modified ? "-modified" : ""), source, Instant.ofEpochSecond(Long.parseLong(parts[1])));
    }

    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        if (revision != null) {
            labels.put("org.opencontainers.image.revision", revision);
        }
        if (source != null) {
            labels.put("org.opencontainers.image.source", source);
        }
        return labels;
    }

    /** A label is public, and the address of a clone may contain a login. */
    static String withoutLogin(String address) {
        return address.replaceFirst("^([a-z+]+://)[^/@]*@", "$1");
    }

    private static List<String> paths(Service service) {
        return Stream.concat(
                        Stream.of("pom.xml", "service-parent/pom.xml"),
                        Stream.concat(SHARED.stream(), Stream.of(service.module()))
                                .flatMap(module -> Stream.of(module + "/pom.xml", module + "/src/main")))
                .toList();
    }

    private static Optional<String> git(Path root, List<String> command, List<String> paths) {
        List<String> line = new ArrayList<>(List.of("git", "-C", root.toString()));
        line.addAll(command);
        line.add("--");
        line.addAll(paths);
        return Programs.output(line);
    }
}
