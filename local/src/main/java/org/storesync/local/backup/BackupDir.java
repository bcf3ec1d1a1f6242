package org.storesync.local.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;

/**
 * What a suite keeps for a restore: base backups, the WAL since the first of them, and which restores there were.
 *
 * @param root the folder {@code backups} of the suite
 */
public record BackupDir(Path root) {
    private static final String ARCHIVE_FILE = "base.tar.gz";
    private static final String UNFINISHED = ".part";
    /** After at most this time a change is in the archive, so this is what can be lost with the disk of the databases. */
    private static final int ARCHIVE_SECONDS_MAX = 60;

    public static BackupDir of(StateDir state) {
        return new BackupDir(state.backups());
    }

    /**
     * Settings by which PostgreSQL archives its WAL here, from the first backup on. Each segment is packed, is durable before its name
     * appears, and is never overwritten by another one.
     */
    public Map<String, String> archiving() {
        String folder = wal().path().toString();
        if (folder.contains("'")) {
            throw new LocalFailure("backups can't be kept in " + root + ": name a folder without ' with --state DIR");
        }
        String command = """
                test ! -d '@' || if test -e '@/%f.gz'; then gzip -dc '@/%f.gz' | cmp -s - '%p'; \
                else gzip -1 <'%p' >'@/%f.part' && sync '@/%f.part' && mv '@/%f.part' '@/%f.gz' && sync '@'; fi\
                """.replace("@", folder.replace("%", "%%"));
        return Map.of("archive_mode", "on", "archive_command", command, "archive_timeout", ARCHIVE_SECONDS_MAX + "s");
    }

    /** The command by which PostgreSQL reads its WAL from here. */
    String restoring() {
        return "test -e '@/%f.gz' && gzip -dc '@/%f.gz' >'%p'"
                .replace("@", wal().path().toString().replace("%", "%%"));
    }

    WalArchive wal() {
        return new WalArchive(root.resolve("wal"));
    }

    Path folder(String id) {
        return root.resolve(id);
    }

    /** The folder of a backup that is not finished yet. */
    Path unfinished(String id) {
        return root.resolve(id + UNFINISHED);
    }

    static Path archive(Path folder) {
        return folder.resolve(ARCHIVE_FILE);
    }

    /** All finished backups, the oldest first. */
    public List<Backup> backups() {
        List<Backup> found = new ArrayList<>();
        for (Path folder : folders()) {
            if (Files.exists(archive(folder)) && !folder.toString().endsWith(UNFINISHED)) {
                found.add(Backup.read(folder));
            }
        }
        return found;
    }

    /** Deletes what interrupted backups left behind. Call it under the lock. */
    void sweep() {
        folders().stream()
                .filter(folder -> folder.toString().endsWith(UNFINISHED))
                .forEach(StateDir::delete);
    }

    /** All lives of this central, the oldest first. There must be a backup. */
    List<Life> lives() {
        try {
            List<Life> lives = new ArrayList<>();
            if (Files.exists(restores())) {
                Files.readAllLines(restores()).stream().map(Life::parse).forEach(lives::add);
            }
            int first = lives.isEmpty()
                    ? backups().getFirst().origin().timeline()
                    : lives.getFirst().former();
            lives.addFirst(Life.first(first));
            return lives;
        } catch (IOException e) {
            throw StateDir.explain(restores(), e);
        }
    }

    /** Up to when changes are here: in the newest segment of the archive, or in the newest backup if that ended later. There must be one. */
    public Instant archivedTo() {
        Instant ended = backups().getLast().endedAt();
        return wal().newest().filter(ended::isBefore).orElse(ended);
    }

    /** Bytes of all archived changes. */
    public long archivedBytes() {
        return wal().bytes();
    }

    void begun(Life life) {
        try {
            Files.writeString(restores(), life.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw StateDir.explain(restores(), e);
        }
    }

    /**
     * Locks this folder, because two backups or a backup and a restore at once would confuse each other.
     *
     * @throws LocalFailure if another one has it
     */
    Closeable lock() {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LocalFailure("another backup or restore is running in " + root + ": wait until it ends");
            }
            return channel;
        } catch (IOException e) {
            throw StateDir.explain(root, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw StateDir.explain(root, e);
        }
    }

    private Path restores() {
        return root.resolve("restores");
    }
}
