package org.storesync.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.StateDir;
import org.storesync.local.suite.Progress;

/**
 * The archived WAL: a packed file for each segment, and one for the history of each timeline. A segment's name is its timeline and its
 * number, in hexadecimal digits.
 */
record WalArchive(Path path) {
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final String PACKED = ".gz";
    private static final int TIMELINE_DIGITS = 8;
    private static final int NUMBER_DIGITS = 8;
    /** A file number has this many segments of 16 MiB. */
    private static final int SEGMENTS_A_FILE = 256;

    /** Names of the segments, without those of other files. */
    List<String> segments() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PACKED))
                    .map(name -> name.substring(0, name.length() - PACKED.length()))
                    .filter(WalArchive::isSegment)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StateDir.explain(path, e);
        }
    }

    static boolean isSegment(String name) {
        return SEGMENT.matcher(name).matches();
    }

    /** The number of a segment, counted over all timelines. */
    static long number(String segment) {
        int middle = TIMELINE_DIGITS + NUMBER_DIGITS;
        return Long.parseLong(segment, TIMELINE_DIGITS, middle, 16) * SEGMENTS_A_FILE
                + Long.parseLong(segment, middle, segment.length(), 16);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    private Path file(String name) {
        return path.resolve(name + PACKED);
    }

    /** Bytes of the whole archive. */
    long bytes() {
        return segments().stream().mapToLong(this::size).sum();
    }

    private long size(String name) {
        try {
            return Files.size(file(name));
        } catch (IOException e) {
            throw StateDir.explain(file(name), e);
        }
    }

    /** When the newest segment was archived. */
    Optional<Instant> newest() {
        return segments().stream().map(this::archivedAt).max(Instant::compareTo);
    }

    private Instant archivedAt(String name) {
        try {
            return Files.getLastModifiedTime(file(name)).toInstant();
        } catch (IOException e) {
            throw StateDir.explain(file(name), e);
        }
    }

    /**
     * What is wrong with the WAL from a segment on, up to a moment if there is one, as one line; empty if a restore can read all of it. PostgreSQL itself would take a gap or
     * a damaged file for the end of the archive, and stop there without a word.
     */
    Optional<String> fault(String first, @Nullable Instant until, Progress progress) {
        List<String> after = segments().stream()
                .filter(name -> number(name) >= number(first))
                .toList();
        // What was committed until a moment stands at the latest in the first segment that was archived after it.
        long end = after.stream()
                .filter(name -> until != null && archivedAt(name).isAfter(until))
                .mapToLong(WalArchive::number)
                .min()
                .orElse(Long.MAX_VALUE);
        List<String> all = after.stream().filter(name -> number(name) <= end).toList();
        var numbers = all.stream().map(WalArchive::number).collect(Collectors.toSet());
        long last = numbers.stream().max(Long::compare).orElse(-1L);
        if (!numbers.contains(number(first))) {
            return Optional.of("WAL segment " + first + " is missing in " + path);
        }
        Optional<String> gap = LongStream.range(number(first), last)
                .filter(number -> !numbers.contains(number))
                .mapToObj(number -> "WAL segment number " + Long.toHexString(number) + " is missing in " + path)
                .findFirst();
        if (gap.isPresent()) {
            return gap;
        }
        for (int i = 0; i < all.size(); i++) {
            progress.note("WAL segment " + (i + 1) + " of " + all.size());
            if (!isWhole(all.get(i))) {
                return Optional.of(file(all.get(i)) + " is damaged");
            }
        }
        return Optional.empty();
    }

    private boolean isWhole(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Keeps a complete segment that its server had not archived yet. */
    void keep(Path segment) {
        Path fresh = path.resolve(segment.getFileName() + ".part");
        try (var out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
            Files.copy(segment, out);
        } catch (IOException e) {
            throw StateDir.explain(segment, e);
        }
        try {
            Files.move(fresh, file(segment.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(segment, e);
        }
    }

    /** Deletes segments below this one; returns how many. */
    int deleteBefore(String first) {
        List<String> old =
                segments().stream().filter(name -> number(name) < number(first)).toList();
        old.forEach(name -> StateDir.delete(file(name)));
        return old.size();
    }
}
