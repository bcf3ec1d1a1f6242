package org.storesync.local.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one suite keeps on disk.
 *
 * @param root {@code .storesync}, or the folder that {@code --state} names
 */
public record StateDir(Path root) {
    public StateDir {
        root = root.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path sites() {
        return root.resolve("sites");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The certificates of a suite with TLS. */
    public Path certificates() {
        return root.resolve("certificates");
    }

    /** The certificate of the authority that signed them, as PEM. */
    public Path authority() {
        return certificates().resolve("ca.pem");
    }

    /** Makes the folders, so that a fault in writing them is found now. */
    public void prepare() {
        // PostgreSQL may run as another user, who must pass through here to reach its folder.
        folder(root, "rwx--x--x");
        folder(postgres(), "rwx--x--x");
        for (Path inner : List.of(logs(), run(), sites())) {
            folder(inner, "rwx------");
        }
        for (Path inner : List.of(root, postgres(), logs(), run(), sites())) {
            if (!Files.isWritable(inner)) {
                throw noPermission(inner);
            }
        }
    }

    /** Locks this folder for one running suite; empty if one runs already. The lock ends at the latest with the process. */
    public Optional<AutoCloseable> lock() {
        try {
            FileChannel channel =
                    FileChannel.open(run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(channel);
        } catch (IOException e) {
            throw explain(run(), e);
        }
    }

    public Path backups() {
        return root.resolve("backups");
    }

    /** Deletes what the suite stored: databases, sites, secrets, backups and logs, but never the unpacked programs. */
    public void deleteData() {
        for (Path part : List.of(postgres(), sites(), logs(), secrets(), certificates(), backups())) {
            delete(part);
        }
    }

    /** Deletes a file, or a folder with its contents, if it exists. */
    public static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw explain(path, e);
        }
    }

    /** Explains to people what an I/O fault at this place means. */
    public static LocalFailure explain(Path path, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException) {
            return noPermission(path);
        }
        if (DiskSpace.saysFull(message)) {
            return new LocalFailure(DiskSpace.fullMessage(path), e);
        }
        return new LocalFailure("can't use " + path + ": " + e.getClass().getSimpleName() + " " + message, e);
    }

    private static LocalFailure noPermission(Path path) {
        return new LocalFailure("no permission to write " + path + ": run as its owner (" + owner(path)
                + "), or name another folder with --state DIR");
    }

    private static String owner(Path path) {
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? "unknown" : Files.getOwner(existing).getName();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static void folder(Path path, String permissions) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        } catch (IOException e) {
            throw explain(path, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
