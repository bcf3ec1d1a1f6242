package org.storesync.routing.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Place.Copy;

/**
 * The cells of rule-cells.csv: for each kind of record and each editor the outcome of a new, complete record, by the copy of its store that
 * the editor's site has.
 */
final class Cells {
    private static final String IMPOSSIBLE = "impossible: ";

    /** By kind, editor and copy. */
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    private final Set<String> missing = new LinkedHashSet<>();

    static Cells committed() throws IOException {
        try (InputStream in = Cells.class.getResourceAsStream("rule-cells.csv")) {
            if (in == null) {
                throw new IOException("rule-cells.csv is missing");
            }
            return new Cells(new String(in.readAllBytes(), UTF_8).lines().toList());
        }
    }

    Cells(List<String> lines) {
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            int column = 2;
            for (Copy copy : Copy.values()) {
                String cell = cells[0] + "," + cells[1] + "," + copy.word();
                String outcome = cells[column++];
                outcomes.put(cell, outcome);
                if (!outcome.startsWith(IMPOSSIBLE)) {
                    missing.add(cell);
                }
            }
        }
    }

    /** Null if the table has this outcome in its cell; else what it has. */
    @Nullable
    String otherThan(String kind, Place place, String outcome) {
        String cell = kind + "," + place.word();
        missing.remove(cell);
        String expected = outcomes.getOrDefault(cell, "no such cell");
        return expected.equals(outcome) ? null : cell + ": " + expected;
    }

    Set<String> missing() {
        return missing;
    }

    /** The kinds of the table. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        outcomes.keySet().forEach(cell -> kinds.add(kindOf(cell)));
        return kinds;
    }

    /** The kind of a cell that was not visited yet; null if all were. */
    @Nullable
    String aMissingKind(int random) {
        return missing.isEmpty()
                ? null
                : kindOf(missing.stream()
                        .skip(random % missing.size())
                        .findFirst()
                        .orElseThrow());
    }

    private static String kindOf(String cell) {
        return cell.substring(0, cell.indexOf(','));
    }

    String summary() {
        int impossible = (int) outcomes.values().stream()
                .filter(outcome -> outcome.startsWith(IMPOSSIBLE))
                .count();
        int visited = outcomes.size() - impossible - missing.size();
        return "cells %d, visited %d, impossible %d, %.0f %%"
                .formatted(
                        outcomes.size(),
                        visited,
                        impossible,
                        Math.floor(100.0 * (visited + impossible) / outcomes.size()));
    }
}
