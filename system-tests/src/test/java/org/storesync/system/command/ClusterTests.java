package org.storesync.system.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storesync.system.part.Tally;

/** {@code ./storesync test citus}, run as a user runs it. */
public final class ClusterTests {
    /** Maven's line for all classes; those of one class say which. */
    private static final Pattern ALL =
            Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: (\\d+)\\s*$", Pattern.MULTILINE);

    private ClusterTests() {}

    /**
     * One run of all tests.
     *
     * @throws IOException a test failed, or none ran; the message names the log
     */
    public static Tally run(String url, long seed) throws IOException, InterruptedException {
        Path log = Path.of("..", ".storesync", "long", "citus.log");
        Files.createDirectories(Path.of("..", ".storesync", "long"));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        "../storesync", "test", "citus", "--jdbc", url, "--seed", Long.toString(Math.max(1, seed)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int code = process.waitFor();
        Tally tally = tally(Files.readString(log), Duration.ofNanos(System.nanoTime() - began));
        if (code != 0 || tally.counts().get("tests") == 0) {
            throw new IOException("./storesync test citus ended with " + code + ": see " + log.normalize());
        }
        return tally;
    }

    static Tally tally(String log, Duration took) {
        long tests = 0;
        long skipped = 0;
        Matcher line = ALL.matcher(log);
        while (line.find()) {
            tests = Long.parseLong(line.group(1));
            skipped = Long.parseLong(line.group(2));
        }
        return new Tally(took, Map.of("tests", tests, "tests skipped", skipped));
    }
}
