package org.storesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.agent.SiteParts;
import org.storesync.agent.cli.SiteCommand;
import picocli.CommandLine;

/** Each {@code ./storesync} command that a page shows is one that there is, with these words and options. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final int ENOUGH = 60;

    /** In a span of code, or in an indented line, up to a comment, a pipe, a redirection or the end. */
    private static final Pattern SHOWN = Pattern.compile("\\./storesync ([^`\\n]*?)(?= *(?:`|\\n|\\s#|[|] |>|\\)$))");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z-]+(\\|[a-z-]+)+");
    private static final Set<String> OF_THE_SCRIPT =
            Set.of("test", "bench", "native", "images", "bundle", "licences", "help", "COMMAND", "--version");

    @DisplayName("each command in the pages exists, with its words and options")
    @Test
    void commandsInPagesExist() throws IOException {
        String script = Files.readString(ROOT.resolve("storesync"))
                + Files.readString(ROOT.resolve("system-tests/long-run.sh"))
                + Files.readString(ROOT.resolve("images/images.sh"));
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path page : pages()) {
            Matcher shown = SHOWN.matcher(Files.readString(page));
            while (shown.find()) {
                for (List<String> words : readings(shown.group(1))) {
                    seen++;
                    String fault = fault(words, script);
                    if (!fault.isEmpty()) {
                        wrong.add(ROOT.relativize(page) + ": ./storesync " + String.join(" ", words) + ": " + fault);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(ENOUGH);
    }

    @Test
    void findsWhatIsNotThere() {
        assertThat(fault(List.of("admin", "maintenance", "sideways"), "")).isNotEmpty();
        assertThat(fault(List.of("up", "--sideways"), "")).isNotEmpty();
        assertThat(fault(List.of("sideways"), "")).isNotEmpty();
        assertThat(fault(List.of("site", "NAME", "sideways"), "")).isNotEmpty();
        assertThat(fault(List.of("site", "NAME", "sync", "--sideways"), "")).isNotEmpty();
        assertThat(fault(List.of("test", "--sideways"), "nothing")).isNotEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.concat(
                                    Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                                            .map(ROOT::resolve),
                                    modules.map(module -> module.resolve("README.md"))),
                            docs)
                    .filter(Files::isRegularFile)
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** The words of a command. A word such as {@code on|off} makes a command for each; one with an ellipsis or a bracket ends the words. */
    private static List<List<String>> readings(String command) {
        List<List<String>> all = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group().replace("\"", "");
            if (text.contains("...") || text.startsWith("[")) {
                break;
            }
            List<String> choices =
                    ALTERNATIVES.matcher(text).matches() ? Arrays.asList(text.split("\\|", -1)) : List.of(text);
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : all) {
                for (String choice : choices) {
                    List<String> more = new ArrayList<>(before);
                    more.add(choice);
                    longer.add(more);
                }
            }
            all = longer;
        }
        all.removeIf(List::isEmpty);
        return all;
    }

    private static String fault(List<String> words, String script) {
        String first = words.getFirst();
        if (OF_THE_SCRIPT.contains(first)) {
            return words.stream()
                    .filter(word -> word.startsWith("--") && !word.equals("--help") && !isOfBench(first))
                    .filter(option -> !script.contains(option))
                    .findFirst()
                    .map(option -> "the script knows no " + option)
                    .orElse("");
        }
        return first.equals("site") ? siteFault(words) : commandFault(words);
    }

    /** The bench's own tests know its options. */
    private static boolean isOfBench(String command) {
        return command.equals("bench");
    }

    private static String commandFault(List<String> words) {
        try {
            Main.commandLine().parseArgs(words.toArray(String[]::new));
            return "";
        } catch (CommandLine.MissingParameterException shortened) {
            // Pages name commands without all that they take.
            return "";
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String siteFault(List<String> words) {
        if (words.size() < 3) {
            return "";
        }
        StringWriter help = new StringWriter();
        StringWriter err = new StringWriter();
        int code = SiteCommand.run(
                "site",
                "",
                SiteParts.standard(),
                new PrintWriter(help),
                new PrintWriter(err),
                false,
                words.get(1),
                words.get(2),
                "--help");
        if (code != 0 || !help.toString().contains("site " + words.get(2))) {
            return "a site has no command " + words.get(2) + " "
                    + err.toString().strip();
        }
        return words.stream()
                .filter(word -> word.startsWith("--") && !help.toString().contains(word))
                .findFirst()
                .map(option -> "site " + words.get(2) + " knows no " + option)
                .orElse("");
    }
}
