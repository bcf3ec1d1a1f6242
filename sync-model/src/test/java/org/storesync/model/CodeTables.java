package org.storesync.model;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/protocol.md that follow from the enums of codes. */
final class CodeTables {
    private CodeTables() {}

    /** The page with a new text between its markers. */
    static String into(String page) {
        String withProblems = between(page, "problem codes", problemCodes());
        return between(withProblems, "record codes", recordCodes());
    }

    private static String problemCodes() {
        return "| code | status | meaning |\n|---|---|---|\n"
                + Stream.of(ProblemCode.values())
                        .map(code -> "| `%s` | %d | %s |\n".formatted(code.wireName(), code.status(), code.meaning()))
                        .collect(Collectors.joining());
    }

    private static String recordCodes() {
        return "| code | outcome | meaning |\n|---|---|---|\n"
                + Stream.of(RecordCode.values())
                        .map(code -> "| `%s` | `%s` | %s |\n"
                                .formatted(code.wireName(), code.outcome().wireName(), code.meaning()))
                        .collect(Collectors.joining());
    }

    private static String between(String page, String what, String table) {
        String begin = "<!-- generated: " + what + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("docs/protocol.md has no place for the " + what);
        }
        return page.substring(0, from) + begin + "\n" + table + "\n" + page.substring(to);
    }
}
