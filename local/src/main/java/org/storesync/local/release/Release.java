package org.storesync.local.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;

/**
 * A release, as its folder in {@code releases/} keeps it: {@code commit} is what it was built from, and {@code migrations} is its schema, a
 * line for each migration with database, file and SHA-256.
 */
public record Release(Path folder) {
    private static final String COMMIT = "commit";
    private static final String MIGRATIONS = "migrations";

    /** The release with this number. */
    public static Release of(Project project, String number) {
        return new Release(project.root().resolve("releases").resolve(number));
    }

    /** Writes the folder. The checkout must be that of the commit. */
    public void declare(Project project, String commit) {
        String lines = Arrays.stream(ServiceDatabase.values())
                .flatMap(database -> Migration.of(project, database).stream())
                .map(each -> each.line() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(COMMIT), commit + "\n");
            Files.writeString(folder.resolve(MIGRATIONS), lines);
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        }
    }

    public String commit() {
        return text(COMMIT).strip();
    }

    public List<Migration> migrations() {
        return text(MIGRATIONS).lines().map(Migration::parse).toList();
    }

    /** The newest migration of a database. */
    public String version(ServiceDatabase database) {
        return migrations().stream()
                .filter(each -> each.database().equals(database.database()))
                .map(Migration::version)
                .max(String::compareTo)
                .orElseThrow();
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw StateDir.explain(folder.resolve(file), e);
        }
    }
}
