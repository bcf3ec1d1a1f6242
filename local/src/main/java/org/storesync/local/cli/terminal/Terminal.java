package org.storesync.local.cli.terminal;

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

    static String red(String text) {
        return RED + text + PLAIN;
    }
}
