package org.storesync.local.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The checkout from which this suite is built, with the services' packages, the Maven wrapper and the unpacked programs.
 *
 * @param root the folder with the front command {@code storesync}
 */
public record Project(Path root) {
    /** Set by the front command. Without it the root is searched upwards from the working directory. */
    public static final String ROOT_PROPERTY = "storesync.root";

    public static Project find() {
        String given = System.getProperty(ROOT_PROPERTY);
        if (given != null) {
            return new Project(Path.of(given).toAbsolutePath().normalize());
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("storesync")) && Files.isRegularFile(folder.resolve("mvnw"))) {
                return new Project(folder);
            }
        }
        throw new LocalFailure("no Storesync checkout at or above " + start + ": run ./storesync from its folder");
    }

    /** The state of {@code ./storesync up} if no {@code --state} is given. */
    public Path defaultState() {
        return root.resolve(".storesync");
    }

    /** Unpacked programs, shared by all suites of this checkout. {@code up --fresh} keeps them. */
    public Path cache() {
        return defaultState().resolve("cache");
    }

    public Path mavenWrapper() {
        return root.resolve("mvnw");
    }

    /** The runnable package of a service: its JVM form. */
    public Path serviceJar(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The runnable package of a service: its native form. */
    public Path serviceBinary(String module) {
        return root.resolve(module).resolve("target").resolve(module + "-" + version("storesync") + "-runner");
    }

    /** Version of a program that this module contains, written by the build. */
    public static String version(String program) {
        Properties versions = new Properties();
        try (InputStream in = Project.class.getResourceAsStream("/versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing: this module was not built by Maven");
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = versions.getProperty(program);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + program);
        }
        return version;
    }
}
