package org.storesync.system.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration must not do to a table of the last release, because that release's services still read and write it while the new ones
 * start (expand, migrate, contract; docs/adr/0021). Tables that are newer than the release may be changed in any way.
 */
final class OverlapRule {
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern CREATED =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?\"?([a-z0-9_]+)");
    private static final Pattern ALTERED =
            Pattern.compile("(?:alter|drop|truncate) table (?:if exists )?(?:only )?\"?([a-z0-9_]+)");
    private static final Pattern INDEXED = Pattern.compile("create unique index .*? on (?:only )?\"?([a-z0-9_]+)");

    /** What is forbidden, and why. */
    private static final Map<Pattern, String> FORBIDDEN = Map.ofEntries(
            forbidden("drop table", "drops a table that the release reads"),
            forbidden(
                    "drop (?:view|materialized view|function|procedure|type|domain|sequence|schema|extension)",
                    "drops what the release may use"),
            forbidden("^truncate\\b", "deletes what the release reads"),
            forbidden(
                    "drop (?:column|(?!constraint|default|not null|expression|identity|table|index|view|trigger|function"
                            + "|policy|rule|materialized|procedure|type|domain|sequence|schema|extension)[a-z\"])",
                    "drops a column that the release reads"),
            forbidden(
                    "drop (?:default|identity|expression)",
                    "takes away a value that the release leaves to the database"),
            forbidden("rename\\b", "renames what the release reads"),
            forbidden(
                    "alter (?:column )?\"?[a-z0-9_]+\"? (?:set data )?type",
                    "changes the type of a column that the release reads"),
            forbidden("set not null", "refuses rows that the release may write"),
            forbidden(
                    "add (?:column )?(?:if not exists )?(?!constraint)[a-z0-9_\"]+ (?:(?!default|generated|,).)*? not null"
                            + "(?!(?:(?!,).)*(?:default|generated))",
                    "adds a column that the release does not fill"),
            forbidden(
                    "add (?:constraint|check|unique|primary|foreign|exclude)",
                    "refuses rows that the release may write"),
            forbidden("create unique index", "refuses rows that the release may write"));

    private OverlapRule() {}

    /** A statement that breaks the rule. */
    record Broken(String migration, String statement, String why) {}

    /** @param migrations text of each migration that is newer than the release, by name */
    static List<Broken> broken(Map<String, String> migrations) {
        Map<String, List<String>> statements = new TreeMap<>();
        Set<String> newTables = new HashSet<>();
        migrations.forEach((name, sql) -> {
            List<String> all = statements(sql);
            statements.put(name, all);
            all.forEach(each -> CREATED.matcher(each).results().forEach(found -> newTables.add(found.group(1))));
        });
        List<Broken> broken = new ArrayList<>();
        statements.forEach((name, all) -> {
            for (String statement : all) {
                if (!newTables.contains(table(statement))) {
                    FORBIDDEN.forEach((pattern, why) -> {
                        if (pattern.matcher(statement).find()) {
                            broken.add(new Broken(name, statement, why));
                        }
                    });
                }
            }
        });
        return broken;
    }

    /** Statements without comments, quoted texts and double blanks, in lower case. What a function contains counts as statements too. */
    private static List<String> statements(String sql) {
        String plain = QUOTED.matcher(COMMENT.matcher(sql).replaceAll(" ")).replaceAll("''");
        List<String> statements = new ArrayList<>();
        for (String statement : plain.split(";", -1)) {
            String line = statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (!line.isEmpty()) {
                statements.add(line);
            }
        }
        return statements;
    }

    private static String table(String statement) {
        for (Pattern pattern : List.of(ALTERED, INDEXED)) {
            Matcher matcher = pattern.matcher(statement);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private static Map.Entry<Pattern, String> forbidden(String pattern, String why) {
        return Map.entry(Pattern.compile("\\b" + pattern), why);
    }
}
