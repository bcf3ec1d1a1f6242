package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.routing.Statements.Statement;

/**
 * The code has no statements that a cluster with several nodes refuses or runs badly (docs/adr/0013). A statement meant only for one
 * PostgreSQL says so by {@value #ONE_NODE}.
 */
class DistributedStatementsTest {
    private static final String ONE_NODE = "/* one node */";
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|update|into|using|copy) ([a-z_0-9]+)\\b|, ([a-z_0-9]+) [a-z]\\b(?! as)");
    private static final Pattern ALIAS =
            Pattern.compile("(?:\\b(?:from|join)|,) (?:[a-z_0-9]+|[a-z]+\\([^)]*\\)) ([a-z]+)\\b");
    private static final Pattern REFERENCE = Pattern.compile("\\b([a-z]+)\\.[a-z_]+");
    private static final Set<String> WRITTEN_BY_FEW = Set.of("store");

    private static List<Statement> statements = List.of();

    @BeforeAll
    static void readSources() throws IOException {
        statements = Statements.all().stream()
                .filter(each -> !each.text().contains(ONE_NODE))
                .toList();
        assertThat(statements).hasSizeGreaterThan(120);
    }

    @DisplayName("a row is named by its key, never by its place in one node's table")
    @Test
    void noRowIsNamedByItsPlace() {
        assertThat(those(each -> each.text().contains("ctid"))).isEmpty();
    }

    @DisplayName("settings of one transaction are made by \"set local\", which goes to all nodes")
    @Test
    void settingsGoToAllNodes() {
        assertThat(those(each -> each.text().contains("set_config("))).isEmpty();
    }

    @DisplayName("a page is read in steps: a fetch size does not keep a cluster from bringing all rows at once")
    @Test
    void noFetchSize() throws IOException {
        assertThat(Statements.sources()).noneMatch(source -> source.contains("setFetchSize"));
    }

    @DisplayName("rows are locked on one node at a time")
    @Test
    void locksNameTheDistributionColumn() {
        assertThat(those(each -> each.text().matches(".*\\bfor (update|share)\\b.*")
                        && spread(each.text()).stream().anyMatch(table -> !namesKey(each.text(), table))))
                .isEmpty();
    }

    @DisplayName("an upsert sets what is the same on each node and at each time")
    @Test
    void upsertsAreImmutable() {
        assertThat(those(each -> {
                    int update = each.text().indexOf("do update set");
                    String set = update < 0 ? "" : each.text().substring(update);
                    return set.matches(".*(\\(select |now\\(\\)|current_|convert_to|convert_from).*");
                }))
                .isEmpty();
    }

    @DisplayName("an update with arrays names the node they are for, and keys are locked in order")
    @Test
    void arraysGoToOneNode() {
        assertThat(those(each -> each.text().contains("unnest(")
                        && (target(each.text(), "update ")
                                        .filter(table -> !namesKey(each.text(), table))
                                        .isPresent()
                                || each.text().startsWith("insert into record_home"))))
                .isEmpty();
    }

    @DisplayName("tables that are spread by different keys are not joined; one is read first, by itself")
    @Test
    void joinsStayOnOneNode() {
        assertThat(those(each -> {
                    Set<String> keys = new HashSet<>();
                    spread(read(each.text())).forEach(table -> keys.add(DistributedSchemaTest.SPREAD.get(table)));
                    return keys.size() > 1 && !each.text().contains("as materialized");
                }))
                .isEmpty();
    }

    @DisplayName("a subquery over a table that is spread does not look at rows of tables that stand on each node")
    @Test
    void noSubqueryIsCorrelatedToWholeTables() {
        assertThat(those(each -> {
                    for (int at = each.text().indexOf("(select ");
                            at >= 0;
                            at = each.text().indexOf("(select ", at + 1)) {
                        String inner = each.text().substring(at + 1, end(each.text(), at));
                        String outer =
                                read(each.text().substring(0, at) + each.text().substring(at + 1 + inner.length()));
                        if (!spread(inner).isEmpty() && spread(outer).isEmpty() && looksOutside(inner)) {
                            return true;
                        }
                    }
                    return false;
                }))
                .isEmpty();
    }

    @DisplayName("two streams of one table may be on two nodes: one is read first, by itself")
    @Test
    void streamsAreReadOneByOne() {
        Pattern updatedFromItself = Pattern.compile("\\bupdate ([a-z_]+) .* (?:from|join) \\1 ");
        Pattern besideItself = Pattern.compile(
                "\\bfrom ([a-z_]+) .*not exists \\(select 1 from \\1 ([a-z]) where \\2\\.[a-z_]+ = \\?");
        assertThat(those(each -> !each.text().contains("as materialized")
                        && (updatedFromItself.matcher(each.text()).find()
                                || besideItself.matcher(each.text()).find())))
                .isEmpty();
    }

    @DisplayName("rows are locked by a statement, not in a part of one that deletes them")
    @Test
    void locksAreStatements() {
        assertThat(those(each -> each.text().matches("with .*\\bfor update\\b.*\\) (delete|update) .*")))
                .isEmpty();
    }

    @DisplayName("a row is inserted with values, or with what a query gives: not with values that have queries")
    @Test
    void valuesAreValues() {
        assertThat(those(each -> {
                    int values = each.text().indexOf(" values (");
                    return values >= 0
                            && each.text()
                                    .substring(values, end(each.text(), values + 8))
                                    .contains("(select ");
                }))
                .isEmpty();
    }

    @DisplayName("a push writes no table that is on each node: one such write would delay all others")
    @Test
    void pushesWriteSpreadTables() {
        assertThat(those(each -> each.path().contains("/push/")
                        && Pattern.compile(
                                        "\\bupdate ([a-z_]+) (?:[a-z] )?set\\b|\\binsert into ([a-z_]+)\\b.*\\bdo update set\\b")
                                .matcher(each.text())
                                .results()
                                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                                .anyMatch(table -> !DistributedSchemaTest.SPREAD.containsKey(table)
                                        && !WRITTEN_BY_FEW.contains(table))))
                .isEmpty();
    }

    /** Without the table into which rows are inserted, because they may come from another one. */
    private static String read(String text) {
        return text.replaceFirst("\\binsert into [a-z_]+", "");
    }

    private static List<Statement> those(Predicate<Statement> refused) {
        return statements.stream().filter(refused).toList();
    }

    private static Optional<String> target(String text, String verb) {
        Matcher matcher = Pattern.compile("(?:^|\\()" + verb + "([a-z_]+)").matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Set<String> spread(String text) {
        Set<String> tables = new HashSet<>();
        Matcher matcher = TABLE.matcher(text);
        while (matcher.find()) {
            String table = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (DistributedSchemaTest.SPREAD.containsKey(table)) {
                tables.add(table);
            }
        }
        return tables;
    }

    private static boolean namesKey(String text, String table) {
        return !DistributedSchemaTest.SPREAD.containsKey(table)
                || text.matches(".*\\b" + DistributedSchemaTest.SPREAD.get(table) + " = \\?.*");
    }

    private static boolean looksOutside(String inner) {
        Set<String> known = new HashSet<>(Set.of("excluded"));
        Matcher alias = ALIAS.matcher(inner);
        while (alias.find()) {
            known.add(alias.group(1));
        }
        Matcher reference = REFERENCE.matcher(inner);
        while (reference.find()) {
            if (!known.contains(reference.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static int end(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return text.length();
    }
}
