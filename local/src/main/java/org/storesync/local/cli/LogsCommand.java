package org.storesync.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.process.LogTail;
import org.storesync.model.text.PrintableText;
import picocli.CommandLine;

@CommandLine.Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description =
                "Show the end of a log: up, up-before (of the start before), postgres, keycloak, routing-1, gateway-1,"
                        + " build...")
final class LogsCommand implements Callable<Integer> {
    private static final long POLL_MS = 200;
    private static final int CHUNK = 64 * 1024;

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Parameters(paramLabel = "NAME")
    private String name = "";

    @CommandLine.Option(names = "-f", description = "Follow: go on showing what is added, until Ctrl-C.")
    private boolean follow;

    @CommandLine.Option(names = "-n", paramLabel = "LINES", description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines = 50;

    @Override
    public Integer call() {
        StateDir state = stateOption.state();
        Path log = state.log(name);
        if (!Files.isRegularFile(log)) {
            throw new WrongUsage("there is no log '" + name + "' in " + state.logs() + "; there are: " + names(state));
        }
        if (lines < 1) {
            throw new WrongUsage("-n takes at least 1, not " + lines);
        }
        LogTail.lines(log, lines).forEach(line -> System.out.println(PrintableText.lines(line)));
        if (follow) {
            follow(log);
        }
        return 0;
    }

    private static void follow(Path log) {
        byte[] chunk = new byte[CHUNK];
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            while (true) {
                int count = file.read(chunk);
                if (count > 0) {
                    System.out.print(PrintableText.lines(new String(chunk, 0, count, StandardCharsets.UTF_8)));
                    System.out.flush();
                } else {
                    Thread.sleep(POLL_MS);
                }
            }
        } catch (IOException e) {
            throw StateDir.explain(log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String names(StateDir state) {
        try (Stream<Path> files = Files.list(state.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "none";
        }
    }
}
