package org.storesync.local.cli.terminal;

import java.util.Locale;
import java.util.Optional;

/** What this terminal can show. */
public final class Terminal {
    private static final String RED = "\033[31m";
    private static final String PLAIN = "\033[0m";

    private Terminal() {}

    /** Whether a person looks at what is printed. */
    @SuppressWarnings("SystemConsoleNull") // it may still be null where its provider is switched off
    public static boolean isSeen() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether colours may be used: the terminal has them, and NO_COLOR is not set. */
    public static boolean hasColour() {
        String asked = System.getenv("NO_COLOR");
        return isSeen() && (asked == null || asked.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** What a person answers to a question of yes or no; yes where nobody is asked, because no terminal is there. */
    @SuppressWarnings("SystemConsoleNull") // as above
    public static boolean agrees(String question) {
        java.io.Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return true;
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** The password that a person types, which is not shown; empty if no terminal is there, or nothing was typed. */
    @SuppressWarnings("SystemConsoleNull") // as above
    public static Optional<String> password(String question) {
        java.io.Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        return Optional.ofNullable(console.readPassword("%s: ", question))
                .map(String::new)
                .filter(typed -> !typed.isEmpty());
    }

    static String red(String text) {
        return RED + text + PLAIN;
    }
}
