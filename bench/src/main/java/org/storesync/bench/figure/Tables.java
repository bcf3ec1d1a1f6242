package org.storesync.bench.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Figures as tables: aligned columns that are Markdown as well, so that terminal and page show the same. */
public final class Tables {
    private static final String NONE = "-";

    private Tables() {}

    /** Our figure, the reference of the same run, the ratio, the target. */
    public static String figures(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("bench", "variant", "ours", "unit", "reference", "ratio", "target", "met"));
        for (Figure figure : figures) {
            rows.add(List.of(
                    figure.bench(),
                    figure.variant(),
                    Numbers.text(figure.value()),
                    figure.unit(),
                    text(figure.reference()),
                    text(figure.ratio()),
                    figure.target().text(),
                    met(figure)));
        }
        return aligned(rows);
    }

    /** Bytes on the wire, and where the processors' time went. Empty where nothing was metered. */
    public static String costs(List<Figure> figures) {
        Set<String> processes = new LinkedHashSet<>();
        figures.forEach(figure -> figure.cost()
                .ifPresent(cost -> processes.addAll(cost.cpuSeconds().keySet())));
        if (processes.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("bench", "variant", "s", "bytes out", "bytes in"));
        processes.forEach(process -> head.add(process + " CPU s (µs each)"));
        rows.add(head);
        for (Figure figure : figures) {
            figure.cost().ifPresent(cost -> rows.add(row(figure, cost, processes)));
        }
        return aligned(rows);
    }

    private static List<String> row(Figure figure, Cost cost, Set<String> processes) {
        List<String> row = new ArrayList<>(List.of(
                figure.bench(),
                figure.variant(),
                Numbers.text(cost.wallSeconds()),
                Numbers.text(cost.bytesPerOperation(true)),
                Numbers.text(cost.bytesPerOperation(false))));
        Map<String, Double> micros = cost.cpuMicrosPerOperation();
        for (String process : processes) {
            Double seconds = cost.cpuSeconds().get(process);
            row.add(
                    seconds == null
                            ? NONE
                            : Numbers.text(seconds) + " (" + Numbers.text(micros.getOrDefault(process, 0.0)) + ")");
        }
        return row;
    }

    private static String met(Figure figure) {
        if (figure.target() instanceof Target.None) {
            return NONE;
        }
        return figure.met() ? "yes" : "NO";
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Numbers.text(value.getAsDouble()) : NONE;
    }

    static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths, " ");
            if (r == 0) {
                line(text, rows.getFirst().stream().map(cell -> "").toList(), widths, "-");
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths, String fill) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            text.append("|").append(fill).append(cell).append(fill.repeat(widths[i] - cell.length() + 1));
        }
        text.append("|\n");
    }
}
