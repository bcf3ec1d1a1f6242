package org.storesync.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many processes the kernel killed because memory ran out: in this container if it counts them, and on the machine. */
final class MemoryKills {
    private static final List<Path> COUNTERS =
            List.of(Path.of("/sys/fs/cgroup/memory.events"), Path.of("/proc/vmstat"));
    private static final Pattern COUNT = Pattern.compile("(?m)^oom_kill (\\d+)$");

    private MemoryKills() {}

    /** The count. If it is the same before and after the end of a process, memory was not the reason. */
    static long counted() {
        long sum = 0;
        for (Path counter : COUNTERS) {
            Matcher count = COUNT.matcher(read(counter));
            sum += count.find() ? Long.parseLong(count.group(1)) : 0;
        }
        return sum;
    }

    private static String read(Path counter) {
        try {
            return Files.readString(counter);
        } catch (IOException e) {
            // This machine does not count them.
            return "";
        }
    }
}
