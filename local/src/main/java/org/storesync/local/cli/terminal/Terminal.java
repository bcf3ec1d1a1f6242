package org.storesync.local.cli.terminal;

/** What the terminal before us can show. */
public final class Terminal {
    private static final String RED = "\033[31m";
    private static final String PLAIN = "\033[0m";

    private Terminal() {}

    /** If a person looks at what is printed. */
    @SuppressWarnings("SystemConsoleNull") // it may still be null where its provider is switched off
    public static boolean isSeen() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** If colours may be used: on a terminal that has them, and where nobody said NO_COLOR. */
    public static boolean hasColour() {
        String asked = System.getenv("NO_COLOR");
        return isSeen() && (asked == null || asked.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    static String red(String text) {
        return RED + text + PLAIN;
    }
}
