package org.storesync.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file. Reads are bounded, however long the file is. */
public final class LogTail {
    private static final int WINDOW = 64 * 1024;
    private static final int HEADLINE_MAX = 300;
    private static final Pattern TELLING = Pattern.compile(
            "\\b(FATAL|PANIC|ERROR|Caused by)\\b|(Error|Exception)\\b|No space left|already in use|Killed");

    private LogTail() {}

    /** The last lines, oldest first; empty if there is no log. */
    public static List<String> lines(Path log, int count) {
        return lines(log, count, 0);
    }

    private static List<String> lines(Path log, int count, long from) {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.min(file.length(), Math.max(from, file.length() - WINDOW));
            file.seek(start);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(can't read " + log + ": " + e.getMessage() + ")");
        }
    }

    /** The line that most likely says why a process ended: the last one that names a fault, otherwise the last one. */
    public static String headline(Path log) {
        return headline(log, 0);
    }

    /** @param from where in the log to begin, because what an earlier process wrote says nothing about this one */
    static String headline(Path log, long from) {
        List<String> lines =
                lines(log, 60, from).stream().filter(line -> !line.isBlank()).toList();
        String best = lines.stream()
                .filter(line ->
                        TELLING.matcher(line).find() && !line.stripLeading().startsWith("at "))
                .reduce((first, second) -> second)
                .orElseGet(() -> lines.isEmpty() ? "(it wrote nothing)" : lines.getLast());
        String stripped = best.strip();
        return stripped.length() <= HEADLINE_MAX ? stripped : stripped.substring(0, HEADLINE_MAX) + "...";
    }
}
