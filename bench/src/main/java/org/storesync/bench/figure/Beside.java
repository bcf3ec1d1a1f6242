package org.storesync.bench.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of two builds that ran in turn on one machine, each the median of its runs, and their ratio. */
public final class Beside {
    private static final Pattern LINE = Pattern.compile(
            "\"bench\":\"([^\"]*)\",\"variant\":\"([^\"]*)\",\"value\":([-+0-9.eE]+),\"unit\":\"([^\"]*)\"");

    private final Map<Name, List<Double>> ours = new LinkedHashMap<>();
    private final Map<Name, List<Double>> others = new LinkedHashMap<>();

    private record Name(String bench, String variant, String unit) {}

    /** @param lines a run of this build, as {@link JsonLines} writes it */
    public void ours(String lines) {
        add(ours, lines);
    }

    /** @param lines a run of the other build */
    public void others(String lines) {
        add(others, lines);
    }

    /** @param other what to call the other build */
    public String table(String other) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("bench", "variant", "unit", "this", other, "this / " + other));
        ours.forEach((name, values) -> {
            double mine = Statistics.median(values);
            List<Double> theirs = others.getOrDefault(name, List.of());
            rows.add(List.of(
                    name.bench(),
                    name.variant(),
                    name.unit(),
                    Numbers.text(mine),
                    theirs.isEmpty() ? "-" : Numbers.text(Statistics.median(theirs)),
                    theirs.isEmpty() ? "-" : ratio(mine, Statistics.median(theirs))));
        });
        return Tables.aligned(rows);
    }

    private static String ratio(double mine, double theirs) {
        return theirs == 0 ? "-" : String.format(Locale.ROOT, "%.2f", mine / theirs);
    }

    private static void add(Map<Name, List<Double>> side, String lines) {
        Matcher line = LINE.matcher(lines);
        while (line.find()) {
            side.computeIfAbsent(new Name(line.group(1), line.group(2), line.group(4)), name -> new ArrayList<>())
                    .add(Double.valueOf(line.group(3)));
        }
    }
}
