package org.storesync.system.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with the front script, as it is after a build. Maven is a script here that writes its arguments to a file. */
final class Checkout {
    private static final String MAVEN = """
        #!/usr/bin/env bash
        here=$(dirname -- "$0")
        printf '%s\\n' "$*" >>"$here/calls"
        [[ ! -e $here/sleeps ]] || exec sleep 60
        made=$here/$(cat "$here/makes" 2>/dev/null || echo mvnw)
        [[ -e $made ]] || { sleep 0.1; touch "$made"; }
        case "$*" in *"$(cat "$here/fails" 2>/dev/null || echo nothing)"*) exit 1 ;; esac
        """;

    private final Path folder;

    /** How a command ended and what it printed. */
    record Run(int code, String out, String err) {}

    Checkout(Path folder) throws IOException {
        this.folder = folder;
        Files.copy(Path.of("..", "storesync"), folder.resolve("storesync"));
        write("system-tests/long-run.sh", Files.readString(Path.of("long-run.sh")));
        write("images/images.sh", Files.readString(Path.of("..", "images", "images.sh")));
        write("containers/test.sh", Files.readString(Path.of("..", "containers", "test.sh")));
        executable("mvnw", MAVEN);
        write("pom.xml", "<artifactId>storesync</artifactId>\n<version>9.9</version>\n");
        write("local/target/classpath", "");
        Files.createDirectories(folder.resolve("local/target/classes"));
        write(".storesync/built-suite", "");
    }

    /** A checkout in which nothing was built yet. */
    Checkout fresh() throws IOException {
        Files.delete(folder.resolve("local/target/classpath"));
        return this;
    }

    /** Makes a JDK whose java only prints its arguments; returns the variables with which commands use it. */
    Map<String, String> printingJava() throws IOException {
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        executable("jdk/bin/java", "#!/bin/sh\necho \"$*\"\n");
        executable("jdk/bin/javac", "#!/bin/sh\n");
        return Map.of("JAVA_HOME", folder.resolve("jdk").toString());
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void executable(String file, String text) throws IOException {
        write(file, text);
        if (!folder.resolve(file).toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
    }

    /** The calls of Maven, the first call first. */
    List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Run run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), words);
    }

    Run run(Map<String, String> env, String... words) throws IOException, InterruptedException {
        Process process = start(env, words);
        int code = process.waitFor();
        return new Run(
                code, Files.readString(folder.resolve("out"), UTF_8), Files.readString(folder.resolve("err"), UTF_8));
    }

    Process start(Map<String, String> env, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(folder.resolve("storesync").toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("GRAALVM_HOME");
        builder.environment().remove("CONTAINERS_CONF");
        builder.environment()
                .put("STORESYNC_CONTAINERS_CONF", folder.resolve("none").toString());
        builder.environment().putAll(env);
        return builder.start();
    }
}
