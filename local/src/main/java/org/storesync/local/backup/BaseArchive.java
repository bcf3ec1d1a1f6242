package org.storesync.local.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.storesync.local.host.Sha256;
import org.storesync.local.suite.Progress;

/**
 * A data folder of PostgreSQL as one packed file. A file may change while it is copied, because the WAL since the backup's beginning mends
 * it; what PostgreSQL makes again by itself is left out.
 */
final class BaseArchive {
    static final String LABEL = "backup_label";
    private static final long MEGABYTE = 1_000_000;
    private static final int BUFFER = 1 << 16;
    /** Folders whose contents belong to the running server, or are replaced by the archived WAL. */
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", LABEL, "tablespace_map");

    private final Path archive;
    private final Progress progress;

    BaseArchive(Path archive, Progress progress) {
        this.archive = archive;
        this.progress = progress;
    }

    /** What PostgreSQL tells at the backup's end. A restore begins with it. */
    interface Label {
        String end() throws IOException;
    }

    /** Copies the folder, ends the backup, and adds its label. The file is durable when this returns. */
    Backup.Content write(Path data, Label label) throws IOException {
        MessageDigest digest = Sha256.digest();
        Copied copied = new Copied();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new Packed(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(archive), BUFFER), digest)))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    if (!folder.equals(data)) {
                        tar.putArchiveEntry(new TarArchiveEntry(data.relativize(folder) + "/"));
                        tar.closeArchiveEntry();
                    }
                    return EMPTY.contains(data.relativize(folder).toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String name = data.relativize(file).toString();
                    if (!LEFT_OUT.contains(name)
                            && !file.getFileName().toString().startsWith("pgsql_tmp")) {
                        copied.add(file(tar, file, name));
                        progress.note(copied.bytes / MEGABYTE + " MB copied");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                    if (fault instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw fault;
                }
            });
            progress.note("waiting for the last WAL");
            byte[] text = label.end().getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(LABEL);
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new Backup.Content(
                copied.files, copied.bytes, Files.size(archive), HexFormat.of().formatHex(digest.digest()));
    }

    /** Copies as many bytes as the file has now; returns their number, 0 for a file that is gone. */
    private static long file(TarArchiveOutputStream tar, Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(size);
            tar.putArchiveEntry(entry);
            byte[] buffer = new byte[BUFFER];
            long left = size;
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (read == 0) {
                    // The file became shorter meanwhile. The WAL makes it so again.
                    Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(buffer.length, left);
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
            return size;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Whether the file is still what was written. */
    boolean isWhole(Backup.Content content) throws IOException {
        if (Files.size(archive) != content.packedBytes()) {
            return false;
        }
        MessageDigest digest = Sha256.digest();
        long read = 0;
        try (InputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
                progress.note(read / MEGABYTE + " of " + content.packedBytes() / MEGABYTE + " MB compared");
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(content.sha256());
    }

    /** Makes the data folder. */
    void unpack(Backup.Content content, Path data) throws IOException {
        long written = 0;
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive), BUFFER))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = data.resolve(entry.getName()).normalize();
                if (!target.startsWith(data)) {
                    throw new IOException("the archive leads out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    written += Files.copy(tar, target);
                    progress.note(written / MEGABYTE + " of " + content.bytes() / MEGABYTE + " MB written");
                }
            }
        }
    }

    /** Level 1, because the disk is to be the limit and not the processor. */
    private static final class Packed extends GZIPOutputStream {
        Packed(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static final class Copied {
        private int files;
        private long bytes;

        void add(long size) {
            files++;
            bytes += size;
        }
    }
}
