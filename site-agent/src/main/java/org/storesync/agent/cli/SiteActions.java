package org.storesync.agent.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with one site. A subclass says which one. */
abstract class SiteActions implements Callable<Integer> {
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    private final Terminal terminal;

    SiteActions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A command line that tells faults as people need them. */
    static CommandLine line(SiteActions command, String program, Terminal terminal) {
        return new CommandLine(command)
                .setCommandName(program)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> {
                    terminal.error(Misuse.told(e));
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, failed, given) -> Faults.tell(e, terminal));
    }

    abstract SiteHome site();

    final Terminal terminal() {
        return terminal;
    }

    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = "Make the site, show who it is, and load everything.")
    int init(
            @Option(
                            names = "--hand-over",
                            paramLabel = "FILE",
                            description = "The file that the administrator made; it has the address, site and secret.")
                    @Nullable
                    Path file,
            @Option(names = "--url", description = "URL of central.") @Nullable URI url,
            @Option(names = "--site-id", description = "The site's number.") @Nullable Integer siteId,
            @Option(
                            names = "--secret",
                            interactive = true,
                            arity = "0..1",
                            description = "Shown when the site was created. Asked for if not given.")
                    @Nullable
                    String secret,
            @Option(
                            names = "--authority",
                            paramLabel = "FILE",
                            description =
                                    "Certificates (PEM) of the authority that signed central's, if it is no public"
                                            + " one.")
                    @Nullable
                    Path authority,
            @Option(names = "--name", description = "Name of the site, as status shows it.") @Nullable String title) {
        SiteHome home = site();
        HandOverWords words = new HandOverWords(file, url, siteId, secret, authority, title);
        return new InitAction(home, terminal).init(words.handOver(home.name()), file);
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            description = "Send what was changed here, then fetch what is new.")
    int sync(@Option(names = "--json", description = "The report as JSON.") boolean json) {
        return new SyncActions(site(), terminal).sync(json);
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Sync on a schedule and print each change that comes.")
    int watch(
            @Option(names = "--every", defaultValue = "10s", description = "Such as 500ms, 10s, 5m (${DEFAULT-VALUE}).")
                    String every,
            @Option(names = "--times", defaultValue = "0", description = "End after this many syncs; 0: never.")
                    int times) {
        return new SyncActions(site(), terminal).watch(period(every), times);
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Sync for as long as this program runs, as a service. What it prints names no record.")
    int run(
            @Option(names = "--every", defaultValue = "5m", description = "Such as 30s, 5m, 1h (${DEFAULT-VALUE}).")
                    String every) {
        return new RunAction(site(), terminal).run(period(every));
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show what is left to send and to receive, what was refused, and what is here.")
    int status(
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Option(names = "--offline", description = "Don't ask central.") boolean offline) {
        return new StatusAction(site(), terminal).status(json, offline);
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = {
                "Keep a record; the next sync sends it. If it exists, fields that are not named stay.",
                "field=value has the kind that the catalogue knows for the field, else it is a text; field:=JSON is exact"
                        + " (quantity:=5, comment:=null). store=CODE names a store by its code."
            })
    int put(
            @Parameters(index = "0", paramLabel = "TYPE", description = "Record type, such as item.") String type,
            @Parameters(index = "1..*", paramLabel = "field=value", description = "Its fields.") @Nullable
                    List<String> fields,
            @Option(names = "--id", description = "Its id; a new one is made if not given.") @Nullable String id,
            @Option(names = "--body", description = "The whole record as JSON.") @Nullable String body,
            @Option(names = "--file", description = "A file with the whole record as JSON.") @Nullable Path file,
            @Option(names = "--unchecked", description = "Keep it even if central will refuse it.") boolean unchecked) {
        RecordActions.Source source = new RecordActions.Source(body, file, fields == null ? List.of() : fields);
        return new RecordActions(site(), terminal).put(type, id, source, unchecked);
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Delete a record; the next sync tells central.")
    int delete(
            @Parameters(index = "0", paramLabel = "TYPE") String type,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--unchecked", description = "Delete it even if central will refuse that.")
                    boolean unchecked) {
        return new RecordActions(site(), terminal).delete(type, id, unchecked);
    }

    @Command(
            name = "refused",
            mixinStandardHelpOptions = true,
            description = "Show what central refused or keeps waiting: code, meaning, and what a person there decided.")
    int refused(
            @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "As JSON.") boolean json) {
        if (limit < 1) {
            throw new UsageFault("--limit takes a number above zero");
        }
        return new RefusedActions(site(), terminal).list(limit, json);
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Give up a refused or waiting change and take what central has.")
    int drop(
            @Parameters(index = "0", paramLabel = "TYPE") String type,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        return new RefusedActions(site(), terminal).drop(type, id);
    }

    @Command(
            name = "send-again",
            mixinStandardHelpOptions = true,
            description = "Send a refused or waiting change once more, as it was.")
    int sendAgain(
            @Parameters(index = "0", paramLabel = "TYPE") String type,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        return new RefusedActions(site(), terminal).sendAgain(type, id);
    }

    @Command(name = "get", mixinStandardHelpOptions = true, description = "Show a record.")
    int get(
            @Parameters(index = "0", paramLabel = "TYPE") String type,
            @Parameters(index = "1", paramLabel = "ID") String id,
            @Option(names = "--json", description = "Show the bytes of its body as they came.") boolean json) {
        return new RecordActions(site(), terminal).get(type, id, json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the records of a type.")
    int list(
            @Parameters(index = "0", paramLabel = "TYPE") String type,
            @Option(
                            names = "--where",
                            paramLabel = "field=value",
                            description = "Only records with this value; may be repeated.")
                    @Nullable
                    List<String> where,
            @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "Show the bytes of their bodies, one record a line.")
                    boolean json) {
        return new RecordActions(site(), terminal).list(type, where == null ? List.of() : where, limit, json);
    }

    private static Duration period(String text) {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw new UsageFault("--every takes a time such as 500ms, 10s or 5m, not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration period = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (period.isZero()) {
            throw new UsageFault("--every takes a time above zero");
        }
        return period;
    }
}
