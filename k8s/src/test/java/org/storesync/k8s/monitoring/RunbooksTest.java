package org.storesync.k8s.monitoring;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Manifest;
import org.storesync.k8s.manifest.Overlay;

/** Each alert has a page that says what it means, how to look and what to do, by commands that exist. */
class RunbooksTest {
    private static final Path BOOKS = Checkout.ROOT.resolve("docs/runbooks");
    private static final Pattern COMMAND =
            Pattern.compile("\\./storesync ([a-z-]+)(?: ([a-z][a-z-]*|SITE))?(?: ([a-z][a-z-]*))?");
    private static final Pattern NAMED = Pattern.compile("name = \"([a-z-]+)\"");
    private static final Pattern OBJECT = Pattern.compile(
            "\\b(deployment|cluster|service|secret|scheduledbackup|objectstore) -n storesync ([a-z-]+(?: [a-z-]+)*)");
    private static final Pattern POD_LABEL = Pattern.compile("app\\.kubernetes\\.io/name=([a-z-]+)");
    private static final Pattern TABLE = Pattern.compile("psql -d (\\w+) -c \"[^\"]*?\\bfrom (\\w+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    static Stream<String> alerts() {
        return Rules.all().stream().map(Rule::getAlert);
    }

    @Test
    @DisplayName("runbooks: there is a page for each alert, and an alert for each page")
    void isOneForOne() throws IOException {
        try (Stream<Path> pages = Files.list(BOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            alerts().map(name -> name + ".md").toList());
        }
        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(rule.getAnnotations())
                        .containsEntry("runbook", "docs/runbooks/" + rule.getAlert() + ".md"));
        assertThat(alerts()).allSatisfy(name -> assertThat(page("README")).contains("[" + name + "](" + name + ".md)"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    @DisplayName("runbooks: a page says what it means, how to look, what to do")
    void hasItsThreeParts(String alert) {
        assertThat(page(alert)).startsWith("# " + alert + "\n");
        assertThat(page(alert).lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## What it means", "## How to look", "## What to do");
        assertThat(page(alert).split("## What to do", 2)[1]).contains("\n- ");
        assertThat(LINK.matcher(page(alert)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(BOOKS.resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    @DisplayName("runbooks: a page names only commands, objects and tables that exist")
    void namesWhatExists(String alert) throws IOException {
        String page = page(alert);
        assertThat(COMMAND.matcher(page).results()).allSatisfy(RunbooksTest::isKnown);
        for (MatchResult object : OBJECT.matcher(page).results().toList()) {
            assertThat(objects(object.group(1)))
                    .as(object.group())
                    .contains(object.group(2).split(" "));
        }
        assertThat(POD_LABEL.matcher(page).results().map(it -> it.group(1))).isSubsetOf(objects("deployment"));
        for (MatchResult table : TABLE.matcher(page).results().toList()) {
            if (!table.group(2).startsWith("pg_")) {
                assertThat(migrations(table.group(1)))
                        .as(table.group())
                        .contains("create table " + table.group(2) + " (");
            }
        }
    }

    private static String page(String name) {
        return Checkout.text("docs/runbooks/" + name + ".md");
    }

    /** The first word is one of the front command, the next ones are names of its commands. */
    private static void isKnown(MatchResult command) {
        assertThat(Checkout.text("storesync")).as(command.group()).contains("  ./storesync " + command.group(1));
        for (String word : new String[] {command.group(2), command.group(3)}) {
            if (word != null && !word.equals("SITE")) {
                assertThat(commands()).as(command.group()).contains(word);
            }
        }
    }

    private static Set<String> commands() {
        try (Stream<Path> sources = Files.walk(Checkout.ROOT.resolve("local/src/main/java/org/storesync/local/cli"))) {
            return sources.filter(it -> it.toString().endsWith("Command.java"))
                    .flatMap(it -> NAMED.matcher(
                                    Checkout.text(Checkout.ROOT.relativize(it).toString()))
                            .results())
                    .map(it -> it.group(1))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Names of objects of a kind, and of the secrets that an administrator makes. */
    private static List<String> objects(String kind) {
        Overlay production = Overlay.named("production");
        return kind.equals("secret")
                ? List.of("sync-gateway-tls", "keycloak-tls", "database-backups")
                : production.manifests().stream()
                        .filter(it -> it.kind().equalsIgnoreCase(kind))
                        .map(Manifest::name)
                        .toList();
    }

    /** All migrations of the service that owns a database, with those of the modules it stands on. */
    private static String migrations(String database) throws IOException {
        String service = switch (database) {
            case "gateway" -> "sync-gateway";
            case "master_data" -> "master-data-service";
            default -> database + "-service";
        };
        StringBuilder all = new StringBuilder();
        for (String module : List.of(service, "service-kit", "routing-client")) {
            try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(module + "/src/main/resources/db"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".sql")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
