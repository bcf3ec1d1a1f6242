package org.storesync.local.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.storesync.local.host.Project;
import org.storesync.local.host.Sha256;
import org.storesync.local.host.StateDir;

/**
 * A migration of one database.
 *
 * @param name of its file
 * @param sha256 of its bytes
 */
public record Migration(String database, String name, String sha256) {
    /** Where shared migrations are kept. A service's own come first. */
    private static final List<String> SHARED = List.of("service-kit", "routing-client");

    /** The migrations of a database in this checkout, oldest first. */
    public static List<Migration> of(Project project, ServiceDatabase database) {
        return folders(project, database).stream()
                .flatMap(Migration::files)
                .map(file ->
                        new Migration(database.database(), file.getFileName().toString(), sha256(file)))
                .sorted(Comparator.comparing(Migration::name))
                .toList();
    }

    /** The folders with a database's migrations, as its service is configured ({@code quarkus.flyway.locations}). */
    public static List<Path> folders(Project project, ServiceDatabase database) {
        Path resources = project.root().resolve(database.module()).resolve("src/main/resources");
        Properties properties = new Properties();
        Path file = resources.resolve("application.properties");
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
        List<Path> folders = new ArrayList<>();
        for (String location : properties
                .getProperty("quarkus.flyway.locations", "db/migration")
                .split(",", -1)) {
            folders.add(resources.resolve(location));
            SHARED.forEach(module -> folders.add(
                    project.root().resolve(module).resolve("src/main/resources").resolve(location)));
        }
        return folders.stream().filter(Files::isDirectory).toList();
    }

    /** The file in this checkout. */
    public Path file(Project project) {
        return folders(project, ServiceDatabase.named(database)).stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the migration " + name + " of " + database + " is released, and is missing now"));
    }

    /** Its number, by which the newest is known. */
    public String version() {
        return name.substring(1, name.indexOf("__"));
    }

    String line() {
        return database + " " + name + " " + sha256;
    }

    static Migration parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Migration(parts[0], parts[1], parts[2]);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList().stream();
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }
}
