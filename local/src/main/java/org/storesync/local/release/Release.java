package org.storesync.local.release;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;

/**
 * A release, as its folder in {@code releases/} keeps it:
 *
 * <ul>
 *   <li>{@code commit}: what it was built from
 *   <li>{@code migrations}: its schema, a line for each migration with database, file and SHA-256
 *   <li>{@code keys.properties}: the keys under which its data were written, as a suite's secrets name them. They open nothing else
 *   <li>{@code data/DATABASE/TABLE.copy.gz}: its data, as {@code copy .. to stdout (header)} writes them; {@code rows} counts them, and
 *       {@code sequences} has where sequences stand
 * </ul>
 */
public record Release(Path folder) {
    static final String COMMIT = "commit";
    static final String MIGRATIONS = "migrations";
    static final String KEYS = "keys.properties";
    static final String ROWS = "rows";
    static final String SEQUENCES = "sequences";
    static final String DATA = ".copy.gz";

    /** The release with this number. */
    public static Release of(Project project, String number) {
        return new Release(project.root().resolve("releases").resolve(number));
    }

    /** Whether its folder is complete. */
    public boolean isDeclared() {
        return Files.exists(folder.resolve(COMMIT));
    }

    public String commit() {
        return text(folder.resolve(COMMIT)).strip();
    }

    public List<Migration> migrations() {
        return text(folder.resolve(MIGRATIONS)).lines().map(Migration::parse).toList();
    }

    /** The newest migration of a database. */
    public String version(ServiceDatabase database) {
        return migrations().stream()
                .filter(each -> each.database().equals(database.database()))
                .map(Migration::version)
                .max(String::compareTo)
                .orElseThrow();
    }

    /** A key of its data, by the name that a suite's secrets give it. */
    public String key(String name) {
        Properties keys = new Properties();
        Path file = folder.resolve(KEYS);
        try (Reader reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
        String key = keys.getProperty(name);
        if (key == null) {
            throw new IllegalArgumentException(file + " has no key " + name);
        }
        return key;
    }

    /** Rows by table, of tables that have some. */
    public Map<String, Long> rows(ServiceDatabase database) {
        return numbers(data(database).resolve(ROWS));
    }

    /** Rows of one table. */
    public int rows(ServiceDatabase database, String table) {
        return Math.toIntExact(rows(database).getOrDefault(table, 0L));
    }

    /** The last number of each sequence that was used. */
    Map<String, Long> sequences(ServiceDatabase database) {
        return numbers(data(database).resolve(SEQUENCES));
    }

    Path table(ServiceDatabase database, String table) {
        return data(database).resolve(table + DATA);
    }

    Path data(ServiceDatabase database) {
        return folder.resolve("data").resolve(database.database());
    }

    private static Map<String, Long> numbers(Path file) {
        return text(file)
                .lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1]), Math::max, TreeMap::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }
}
