package org.storesync.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the programs are shipped with is what docs/licences.md lists. */
class ListedLibrariesTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVICES =
            List.of("sync-gateway", "routing-service", "master-data-service", "transfer-service", "reporting-service");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([^ :|]+):([^ |]+) \\| ([^ |]+) \\| (.*) \\|$");
    private static final int ENOUGH = 100;

    @DisplayName(
            "each library of the packages is listed with its version and a licence; ./storesync licences writes the list")
    @Test
    void everyLibraryIsListed() throws IOException {
        SortedSet<String> listed = new TreeSet<>();
        Matcher line = LISTED.matcher(Files.readString(ROOT.resolve("docs/licences.md")));
        while (line.find()) {
            listed.add(line.group(1) + "." + line.group(2) + "-" + line.group(3));
        }
        SortedSet<String> shipped = new TreeSet<>();
        for (String service : SERVICES) {
            shipped.addAll(ofService(service));
        }
        shipped.addAll(ofProgram("local"));
        shipped.addAll(ofProgram("site-agent"));
        assertThat(shipped).hasSizeGreaterThan(ENOUGH);
        SortedSet<String> missing = new TreeSet<>(shipped);
        missing.removeIf(library -> listed.stream().anyMatch(known -> isOf(library, known)));
        assertThat(missing).as("run ./storesync licences").isEmpty();
    }

    /** A file may leave out the group, and may have a classifier, such as the name of a processor, which the list leaves out. */
    private static boolean isOf(String file, String listed) {
        return listed.equals(file) || listed.endsWith("." + file) || file.startsWith(listed + "-");
    }

    /** Files such as {@code io.quarkus.quarkus-arc-3.33.2}. */
    private static List<String> ofService(String service) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("target/quarkus-app/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("org.storesync."))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .toList();
        }
    }

    /** Files of a repository, such as {@code .../info/picocli/picocli/4.7.7/picocli-4.7.7.jar}, and our own packages. */
    private static List<String> ofProgram(String module) throws IOException {
        Path here = ROOT.toAbsolutePath().normalize();
        return Stream.of(Files.readString(ROOT.resolve(module).resolve("target/classpath"))
                        .strip()
                        .split(":", -1))
                .map(Path::of)
                .filter(file -> !file.startsWith(here) && !file.toString().contains("/org/storesync/"))
                .map(file -> file.getFileName().toString().replace(".jar", ""))
                .toList();
    }
}
