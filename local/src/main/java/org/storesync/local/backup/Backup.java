package org.storesync.local.backup;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;

/**
 * A base backup, as the file beside it describes it.
 *
 * @param id the name of its folder: the moment at which it began, such as {@code 2026-11-30T11-45-12Z}
 * @param endedAt a restore can go to any moment from here on
 * @param took from its beginning until it was durable
 * @param origin the server it was made of
 * @param firstWal the WAL segment at which a restore begins
 * @param lastWal the WAL segment at which the copied files are consistent
 * @param content what was copied
 */
public record Backup(
        String id, Instant endedAt, Duration took, Origin origin, String firstWal, String lastWal, Content content) {
    private static final String DESCRIPTION = "backup.properties";

    /**
     * A server.
     *
     * @param version of PostgreSQL, such as 18.6
     * @param system identifier of the data folder, which a restore keeps
     * @param timeline changes with each restore
     * @param secrets fingerprint of the passwords that belong to the databases
     */
    public record Origin(String version, String system, int timeline, String secrets) {
        int major() {
            return Integer.parseInt(version.split("\\.", -1)[0]);
        }
    }

    /**
     * What was copied.
     *
     * @param bytes of all files
     * @param packedBytes of the archive
     * @param sha256 of the archive, in hexadecimal digits
     */
    public record Content(int files, long bytes, long packedBytes, String sha256) {}

    /** @throws LocalFailure if the description can't be read */
    static Backup read(Path folder) {
        Properties known = new Properties();
        Path file = folder.resolve(DESCRIPTION);
        try (Reader reader = Files.newBufferedReader(file)) {
            known.load(reader);
            return new Backup(
                    folder.getFileName().toString(),
                    Instant.parse(known.getProperty("endedAt")),
                    Duration.parse(known.getProperty("took")),
                    new Origin(
                            known.getProperty("postgres"),
                            known.getProperty("system"),
                            Integer.parseInt(known.getProperty("timeline")),
                            known.getProperty("secrets")),
                    known.getProperty("firstWal"),
                    known.getProperty("lastWal"),
                    new Content(
                            Integer.parseInt(known.getProperty("files")),
                            Long.parseLong(known.getProperty("bytes")),
                            Long.parseLong(known.getProperty("packedBytes")),
                            known.getProperty("sha256")));
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        } catch (RuntimeException e) {
            throw new LocalFailure(file + " is damaged: delete the folder, and restore from another backup", e);
        }
    }

    void write(Path folder) {
        Properties told = new Properties();
        told.setProperty("endedAt", endedAt.toString());
        told.setProperty("took", took.toString());
        told.setProperty("postgres", origin.version());
        told.setProperty("system", origin.system());
        told.setProperty("timeline", Integer.toString(origin.timeline()));
        told.setProperty("secrets", origin.secrets());
        told.setProperty("firstWal", firstWal);
        told.setProperty("lastWal", lastWal);
        told.setProperty("files", Integer.toString(content.files()));
        told.setProperty("bytes", Long.toString(content.bytes()));
        told.setProperty("packedBytes", Long.toString(content.packedBytes()));
        told.setProperty("sha256", content.sha256());
        Path file = folder.resolve(DESCRIPTION);
        try (Writer writer = Files.newBufferedWriter(file)) {
            told.store(writer, "A base backup; ./storesync restore reads this");
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }
}
