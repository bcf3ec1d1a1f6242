package org.storesync.masterdata.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Texts;
import org.storesync.masterdata.imports.ImportTransaction.Known;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.Sheet;

/** Finds the record that a row means. A file must not name a record twice. */
final class RowMatch {
    private final Sheet sheet;
    private final Kind kind;
    private final Session session;
    private final Tally tally;
    private final Map<List<String>, Long> linesByKey = new HashMap<>();
    private final Set<String> givenIds = new HashSet<>();

    RowMatch(Sheet sheet, Session session, Tally tally) {
        this.sheet = sheet;
        this.kind = sheet.kind();
        this.session = session;
        this.tally = tally;
    }

    /** A row's record: its id, and its stored state; null for a new one. */
    record Match(KeyedRow row, String id, @Nullable Known before) {}

    /** Looks up the records of many rows. */
    Lookup lookup(List<KeyedRow> rows) {
        List<String> ids = rows.stream()
                .map(row -> row.cell(sheet.idColumn()))
                .filter(id -> !id.isEmpty())
                .toList();
        return new Lookup(
                known(rows),
                ids.isEmpty() ? Map.of() : session.keysById(kind, ids),
                new ArrayList<>(session.newIds(rows.size())));
    }

    private Map<List<String>, List<Known>> known(List<KeyedRow> rows) {
        List<List<String>> keys = rows.stream().map(KeyedRow::key).distinct().toList();
        if (!kind.keyed()) {
            return session.byLinks(kind, keys);
        }
        Map<String, List<Known>> found =
                session.byKey(kind, keys.stream().map(Columns::foldedKey).toList());
        Map<List<String>, List<Known>> known = new HashMap<>();
        keys.forEach(key -> known.put(key, found.getOrDefault(Columns.foldedKey(key), List.of())));
        return known;
    }

    /** What was looked up for some rows. */
    final class Lookup {
        private final Map<List<String>, List<Known>> known;
        private final Map<String, String> keysOfGivenIds;
        private final List<String> newIds;

        private Lookup(Map<List<String>, List<Known>> known, Map<String, String> keysOfGivenIds, List<String> newIds) {
            this.known = known;
            this.keysOfGivenIds = keysOfGivenIds;
            this.newIds = newIds;
        }

        /** The row's record; null if the row names none, or names it wrongly. */
        @Nullable
        Match match(KeyedRow row) {
            List<Known> all = known.getOrDefault(row.key(), List.of());
            Known meant = meant(row, all);
            if (ambiguous(row, all, meant) || stoodBefore(row, all.size() > 1 ? meant : null)) {
                return null;
            }
            String given = row.cell(sheet.idColumn());
            if (given.isEmpty()) {
                return new Match(row, meant == null ? newIds.removeLast() : meant.id(), meant);
            }
            String wrong = wrong(given, meant);
            if (wrong.isEmpty()) {
                return new Match(row, given, meant);
            }
            tally.problem(row.row().line(), sheet.idColumn().name(), wrong, given);
            return null;
        }

        /** Says what is wrong with the id in a row; empty if nothing is. */
        private String wrong(String given, @Nullable Known meant) {
            if (!Texts.isId(given)) {
                return "is longer than " + Texts.ID_MAX + " bytes";
            }
            if (meant != null && !meant.id().equals(given)) {
                return "the record of this row has another id: " + meant.id();
            }
            if (meant == null && !keysOfGivenIds.getOrDefault(given, "").isEmpty()) {
                return "another record has this id";
            }
            return givenIds.add(given) ? "" : "another line has it already";
        }
    }

    private @Nullable Known meant(KeyedRow row, List<Known> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        String given = row.cell(sheet.idColumn());
        return all.stream().filter(each -> each.id().equals(given)).findFirst().orElse(null);
    }

    /** A remote primary may hold two records with one code. Then only the id in the file can say which one is meant. */
    private boolean ambiguous(KeyedRow row, List<Known> all, @Nullable Known meant) {
        if (all.size() < 2 || meant != null) {
            return false;
        }
        problem(
                row,
                all.size() + " of the " + kind.label() + " have this key; say in the column id which one is meant: "
                        + String.join(", ", all.stream().map(Known::id).toList()));
        return true;
    }

    /**
     * True if the file named this record before. If two records have one code, the id tells them apart, so that an export can be imported
     * again as it is.
     */
    private boolean stoodBefore(KeyedRow row, @Nullable Known oneOfTwo) {
        List<String> key = oneOfTwo == null ? row.key() : List.of("id", oneOfTwo.id());
        Long before = linesByKey.putIfAbsent(key, row.row().line());
        if (before != null) {
            problem(row, "is in line " + before + " already");
        }
        return before != null;
    }

    private void problem(KeyedRow row, String wrong) {
        Column column = sheet.keyColumns().getFirst();
        tally.problem(row.row().line(), column.name(), wrong, row.cell(column));
    }
}
