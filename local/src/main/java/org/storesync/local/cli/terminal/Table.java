package org.storesync.local.cli.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storesync.model.text.PrintableText;

/** Rows of text in aligned columns. Other people wrote the text of the cells, so {@link PrintableText} shows it. */
public final class Table {
    private static final String GAP = "  ";
    /** Shown where there is no value. */
    public static final String NONE = "-";

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> alarming = new HashSet<>();
    private final int columns;

    public Table(String... head) {
        columns = head.length;
        rows.add(List.of(head));
    }

    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells in a table of " + columns + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(PrintableText.of(cell));
        }
        rows.add(row);
        return this;
    }

    /** Marks the last row: a person must look at it. It is red on a terminal with colours. */
    public Table alarm(boolean holds) {
        if (holds) {
            alarming.add(rows.size() - 1);
        }
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The table without colours. */
    @Override
    public String toString() {
        return text(false);
    }

    public String text(boolean colour) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(GAP);
            }
            String stripped = line.toString().stripTrailing();
            text.append(colour && alarming.contains(r) ? Terminal.red(stripped) : stripped)
                    .append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
