package org.storesync.local.cli.running;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;

/**
 * What a running {@code up} writes down for the other commands: its process, how to reach it, and which processes it started, so that they
 * can be ended even if it was killed.
 *
 * @param up the process of {@code up}
 * @param ports its ports
 * @param key opens its control port
 * @param ready everything has started
 * @param children its processes, by name, in the order of their start
 */
public record RunFile(Child up, Ports ports, String key, boolean ready, List<Child> children) {

    /**
     * A process that can't be confused with a later one that has the same number.
     *
     * @param started start time as the system reports it, milliseconds of the epoch
     */
    public record Child(String name, long pid, long started) {
        public static Child of(String name, ProcessHandle process) {
            return new Child(name, process.pid(), startOf(process));
        }

        /** The process, if it still runs. */
        public Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startOf(process) == started);
        }

        private static long startOf(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(instant -> instant.toEpochMilli())
                    .orElse(0L);
        }

        private String text() {
            return name + " " + pid + " " + started;
        }

        private static Child parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Child(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    public static Optional<RunFile> read(StateDir state) {
        Path file = file(state);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
        Map<Integer, Child> children = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("child.")) {
                children.put(
                        Integer.parseInt(name.substring("child.".length())), Child.parse(properties.getProperty(name)));
            }
        }
        return Optional.of(new RunFile(
                Child.parse(properties.getProperty("up")),
                new Ports(Integer.parseInt(properties.getProperty("portBase")))
                        .withTls(Boolean.parseBoolean(properties.getProperty("tls"))),
                properties.getProperty("key"),
                Boolean.parseBoolean(properties.getProperty("ready")),
                List.copyOf(children.values())));
    }

    public void write(StateDir state) {
        Properties properties = new Properties();
        properties.setProperty("up", up.text());
        properties.setProperty("portBase", Integer.toString(ports.base()));
        properties.setProperty("tls", Boolean.toString(ports.tls()));
        properties.setProperty("key", key);
        properties.setProperty("ready", Boolean.toString(ready));
        for (int i = 0; i < children.size(); i++) {
            properties.setProperty("child." + i, children.get(i).text());
        }
        Path file = file(state);
        Path fresh = file.resolveSibling("up.properties.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }

    public static void delete(StateDir state) {
        StateDir.delete(file(state));
    }

    public RunFile with(boolean nowReady, List<Child> nowChildren) {
        return new RunFile(up, ports, key, nowReady, nowChildren);
    }

    private static Path file(StateDir state) {
        return state.run().resolve("up.properties");
    }
}
