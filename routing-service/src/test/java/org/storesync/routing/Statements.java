package org.storesync.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SQL of this module as its sources have it: text literals and constants that are joined, with {@code $} for what is known only at run time. */
final class Statements {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern BEGIN = Pattern.compile(
            "^(?:/\\* one node \\*/ )?(with|select|insert into|update|delete from|copy|set|lock) .*", Pattern.DOTALL);

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, List<String>> constants = new HashMap<>();
    private final Map<String, List<List<String>>> expressions = new HashMap<>();

    /** @param text in one line, small letters */
    record Statement(String path, String text) {}

    static List<Statement> all() throws IOException {
        Statements read = new Statements();
        for (Path file : files()) {
            read.paths.put(name(file), file.toString());
            read.scan(name(file), Files.readString(file));
        }
        return read.statements();
    }

    /** The sources themselves. */
    static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : files()) {
            sources.add(Files.readString(file));
        }
        return sources;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private List<Statement> statements() {
        List<Statement> found = new ArrayList<>();
        expressions.forEach((file, all) -> {
            for (List<String> expression : all) {
                for (String text : text(file, expression).split(";")) {
                    String line = text.replaceAll("\\s+", " ")
                            .replace("( ", "(")
                            .strip()
                            .toLowerCase(Locale.ROOT);
                    if (BEGIN.matcher(line).matches()) {
                        found.add(new Statement(paths.getOrDefault(file, file), line));
                    }
                }
            }
        });
        return found;
    }

    private String text(String file, List<String> operands) {
        StringBuilder text = new StringBuilder();
        for (String operand : operands) {
            if (operand.startsWith("\"")) {
                text.append(operand.substring(1));
            } else {
                List<String> constant = constants.get(operand.contains(".") ? operand : file + "." + operand);
                text.append(constant == null ? " $ " : text(file, constant));
            }
        }
        return text.toString();
    }

    /** Operands begin with a quote if they are literals; else they are names. */
    private void scan(String file, String source) {
        List<String> expression = new ArrayList<>();
        String target = "";
        String last = "";
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                at = after(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = after(source, "*/", at);
            } else if (c == '\'') {
                at = endOfLiteral(source, at + 1, '\'') + 1;
                last = "";
            } else if (c == '"' || Character.isJavaIdentifierStart(c)) {
                int end = c == '"' ? endOfText(source, at) : endOfName(source, at);
                if (!last.equals("+")) {
                    keep(file, target, expression);
                    target = last.equals("=") ? target : "";
                }
                String operand = c == '"' ? literal(source.substring(at, end)) : source.substring(at, end);
                expression.add(operand);
                last = operand;
                at = end;
            } else {
                if (c == '=') {
                    String name = last;
                    keep(file, "", expression);
                    target = name;
                } else if (c != '+' && !Character.isWhitespace(c)) {
                    keep(file, target, expression);
                    target = "";
                }
                last = Character.isWhitespace(c) ? last : String.valueOf(c);
                at++;
            }
        }
        keep(file, target, expression);
    }

    private void keep(String file, String target, List<String> expression) {
        if (expression.stream().anyMatch(operand -> operand.startsWith("\""))) {
            List<String> kept = List.copyOf(expression);
            expressions.computeIfAbsent(file, none -> new ArrayList<>()).add(kept);
            if (!target.isEmpty()) {
                constants.put(file + "." + target, kept);
            }
        }
        expression.clear();
    }

    private static String literal(String source) {
        int quotes = source.startsWith("\"\"\"") ? 3 : 1;
        return "\""
                + source.substring(quotes, source.length() - quotes)
                        .replace("\\\"", "\"")
                        .replace("\\s", " ");
    }

    private static int endOfText(String source, int from) {
        return source.startsWith("\"\"\"", from)
                ? source.indexOf("\"\"\"", from + 3) + 3
                : endOfLiteral(source, from + 1, '"') + 1;
    }

    private static int endOfName(String source, int from) {
        int at = from;
        while (at < source.length()
                && (Character.isJavaIdentifierPart(source.charAt(at)) || source.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private static int after(String source, String end, int from) {
        int found = source.indexOf(end, from);
        return found < 0 ? source.length() : found + end.length();
    }

    private static int endOfLiteral(String source, int from, char quote) {
        int at = from;
        while (source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
