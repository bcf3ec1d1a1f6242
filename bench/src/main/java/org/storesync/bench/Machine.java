package org.storesync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine on which the figures were measured. Figures of two machines are not compared, but their ratios are. */
record Machine(String processor, int processors, long memoryGigabytes, String java) {
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");

    static Machine here() {
        Matcher memory = MEMORY.matcher(read("/proc/meminfo"));
        Matcher model = MODEL.matcher(read("/proc/cpuinfo"));
        return new Machine(
                model.find() ? model.group(1).strip() : System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                memory.find() ? Math.round(Long.parseLong(memory.group(1)) / 1048576.0) : 0,
                "JDK " + Runtime.version().feature());
    }

    String text() {
        return processors + " processors (" + processor + "), " + memoryGigabytes + " GB, " + java;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            // This is not Linux, or we may not read it. The figures are worth the same.
            return "";
        }
    }
}
