package org.storesync.system.pc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.storesync.local.process.Programs;

/**
 * A machine that has a shell, the C library and what a Java runtime links to beside it: no Java, no package manager. Each command runs in
 * a new container over the same root file system, as if the machine had been switched off in between.
 */
public final class BarePc {
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
    /** Written by containers/setup.sh. Without them podman's usual ones hold. */
    private static final Path SETTINGS = Path.of("/etc/storesync/containers.conf");

    private static final List<String> FOLDERS = List.of("bin", "dev", "etc", "opt", "proc", "root", "sys", "tmp");

    private final Path root;
    private final Path podman;

    /** How a command ended and what it printed. */
    public record Run(int code, String out) {}

    private BarePc(Path root, Path podman) {
        this.root = root;
        this.podman = podman;
    }

    /**
     * Makes its root file system.
     *
     * @param programs whose libraries of the system it gets
     */
    public static BarePc make(Path root, List<Path> programs) throws IOException {
        Path podman = needed("podman");
        Path busybox = needed("busybox");
        for (String folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.copy(busybox, root.resolve("bin/busybox"));
        for (String name : output(busybox.toString(), "--list").split("\n", -1)) {
            if (!name.equals("busybox")) {
                Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
            }
        }
        for (String library : libraries(programs)) {
            Path to = root.resolve(library.substring(1));
            Files.createDirectories(to.getParent());
            Files.copy(Path.of(library), to);
        }
        return new BarePc(root, podman);
    }

    /** Without the program the test is skipped; where nothing may be skipped, it fails. */
    private static Path needed(String program) {
        Optional<Path> found = Programs.find(program);
        if (found.isEmpty()) {
            String lacking = "needs " + program + ", which containers/setup.sh installs as root";
            if ("1".equals(System.getenv("STORESYNC_STRICT"))) {
                Assertions.fail(lacking);
            }
            Assumptions.assumeTrue(false, lacking);
        }
        return found.orElseThrow();
    }

    private static Set<String> libraries(List<Path> programs) {
        List<String> command = new ArrayList<>(List.of("ldd"));
        programs.forEach(program -> command.add(program.toString()));
        Set<String> libraries = new TreeSet<>();
        Matcher line = LIBRARY.matcher(output(command.toArray(String[]::new)));
        while (line.find()) {
            // The others came with the programs.
            if (line.group(1).startsWith("/lib") || line.group(1).startsWith("/usr/lib")) {
                libraries.add(line.group(1));
            }
        }
        return libraries;
    }

    private static String output(String... command) {
        return Programs.output(List.of(command))
                .orElseThrow(() -> new IllegalStateException(Arrays.toString(command) + " failed"));
    }

    /** A file of the machine, as this machine reaches it. */
    public Path file(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** Puts a program on the machine, as a script of the shell. */
    public void program(String name, String script) throws IOException {
        Path program = root.resolve("bin").resolve(name);
        Files.deleteIfExists(program);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a line of the shell. */
    public Run sh(String line) throws IOException, InterruptedException {
        Path said = Files.createTempFile(root.resolve("tmp"), "said", "");
        int code = start(line, said).waitFor();
        return new Run(code, Files.readString(said, UTF_8));
    }

    /** Runs a line that must end well; returns what it printed. */
    public String must(String line) throws IOException, InterruptedException {
        Run run = sh(line);
        if (run.code() != 0) {
            throw new AssertionError("'" + line + "' ended with " + run.code() + ": " + run.out());
        }
        return run.out();
    }

    /** Begins a line of the shell; {@code destroy} ends its first program as systemd would. */
    public Process start(String line, Path said) {
        // Warnings of podman about networks that are not used here would stand among what the line prints.
        List<String> command = new ArrayList<>(List.of(podman.toString(), "--log-level=error", "run", "--rm"));
        command.addAll(List.of("--network", "host", "--rootfs", root.toString(), "/bin/sh", "-c"));
        command.add(line);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        if (Files.exists(SETTINGS)) {
            builder.environment().putIfAbsent("CONTAINERS_CONF", SETTINGS.toString());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
