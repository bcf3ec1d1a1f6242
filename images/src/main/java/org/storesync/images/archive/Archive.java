package org.storesync.images.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.storesync.local.host.Sha256;

/**
 * A tar with one folder, and the checksums of its files in the form of {@code sha256sum}. Files belong to root, have one time, and are in
 * the order of their names, so equal contents make equal bytes.
 */
public final class Archive {
    /** The file with the checksums of all others. */
    public static final String SUMS = "SHA256SUMS";

    private static final long TIME_MILLIS = 1_767_225_600_000L; // 2026-01-01, as in our packages
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    private final String top;
    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** What a file has; it is opened twice. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private record Entry(Content content, long size, int mode) {}

    /** @param top the name of the folder */
    public Archive(String top) {
        this.top = top;
    }

    public Archive text(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return put(name, new Entry(() -> new ByteArrayInputStream(bytes), bytes.length, FILE));
    }

    public Archive file(String name, Path from) throws IOException {
        return put(
                name,
                new Entry(
                        () -> Files.newInputStream(from), Files.size(from), Files.isExecutable(from) ? PROGRAM : FILE));
    }

    /** @param under empty for the top */
    public Archive folder(String under, Path from) throws IOException {
        for (Path file : filesIn(from)) {
            file((under.isEmpty() ? "" : under + "/") + from.relativize(file), file);
        }
        return this;
    }

    private Archive put(String name, Entry entry) {
        if (entries.put(name, entry) != null) {
            throw new IllegalArgumentException("two files of the archive have the name " + name);
        }
        return this;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Writes the archive, and its own checksum beside it in a file with the ending {@code .sha256}. */
    public WrittenArchive write(Path target, boolean compressed) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.toAbsolutePath().getParent());
        text(SUMS, sums());
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                OutputStream out = compressed ? new GzipCompressorOutputStream(file, best()) : file;
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (String folder : folders()) {
                tar.putArchiveEntry(entry(top + "/" + folder, 0, PROGRAM));
                tar.closeArchiveEntry();
            }
            for (var each : entries.entrySet()) {
                put(tar, each.getKey(), each.getValue());
            }
        }
        String sum = Sha256.of(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(
                target.resolveSibling(target.getFileName() + ".sha256"), sum + "  " + target.getFileName() + "\n");
        return new WrittenArchive(target, Files.size(target), sum);
    }

    private String sums() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (var each : entries.entrySet()) {
            try (InputStream in = each.getValue().content().open()) {
                lines.append(Sha256.of(in)).append("  ").append(each.getKey()).append('\n');
            }
        }
        return lines.toString();
    }

    /** With a closing slash. */
    private SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        folders.add("");
        for (String name : entries.keySet()) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                folders.add(name.substring(0, slash + 1));
            }
        }
        return folders;
    }

    private void put(TarArchiveOutputStream tar, String name, Entry entry) throws IOException {
        tar.putArchiveEntry(entry(top + "/" + name, entry.size(), entry.mode()));
        try (InputStream in = entry.content().open()) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(mode);
        entry.setModTime(TIME_MILLIS);
        entry.setUserName("root");
        entry.setGroupName("root");
        return entry;
    }

    /** Without a name and a time. */
    private static GzipParameters best() {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        return parameters;
    }
}
