package org.storesync.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that the application logs at debug level while this is open: messages, their values, exceptions with all causes. */
public final class DebugLog extends Handler implements AutoCloseable {
    /** The HTTP client of the tests runs in the same process and logs what it sends. No service has it. */
    private static final String TESTS_CLIENT = "org.apache.http.";

    private static final ExtFormatter LINE = new PatternFormatter("%c: %s %X{requestId}%e");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private DebugLog() {
        setLevel(Level.ALL);
    }

    public static DebugLog open() {
        DebugLog log = new DebugLog();
        log.root.addHandler(log);
        log.root.setLevel(Level.FINE);
        return log;
    }

    /** The parts of a token that nobody else may have. Its head is the same in all. */
    public static Stream<String> partsOf(String token) {
        return Arrays.stream(token.split("\\.", -1)).skip(1);
    }

    @Override
    public void publish(LogRecord line) {
        if (!String.valueOf(line.getLoggerName()).startsWith(TESTS_CLIENT)) {
            lines.add(LINE.format(line));
        }
    }

    /** Debug lines were written, also one with this text, and none has one of the canaries. */
    public void hasNone(String written, List<String> canaries) {
        assertThat(lines).anyMatch(line -> line.contains(written));
        for (String canary : canaries) {
            assertThat(lines.stream().filter(line -> line.contains(canary)))
                    .as(canary)
                    .isEmpty();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
