package org.storesync.masterdata.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Columns;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Kind.Link;
import org.storesync.masterdata.central.Kind.Tie;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.central.Texts;
import org.storesync.masterdata.imports.CsvFile.Row;
import org.storesync.masterdata.imports.ImportTransaction.Known;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.sheet.Cell;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.FormulaGuard;
import org.storesync.masterdata.sheet.Sheet;

/**
 * Merges the rows of a file into central data, many at a time. A cell that says what the record says already changes nothing; columns the file
 * does not have stay as they are.
 */
final class RowMerge {
    private final Sheet sheet;
    private final Kind kind;
    private final Session session;
    private final Tally tally;
    private final Map<List<String>, Long> linesByKey = new HashMap<>();
    private final Map<String, Long> linesByOnlyTarget = new HashMap<>();
    private final Set<String> givenIds = new HashSet<>();

    RowMerge(Sheet sheet, Session session, Tally tally) {
        this.sheet = sheet;
        this.kind = sheet.kind();
        this.session = session;
        this.tally = tally;
    }

    /** A row whose record is found: by its key, or by the ids of what it refers to. */
    private record Keyed(Row row, List<String> key, Map<Column, String> references) {}

    /** A record to be written, and whether it is new. */
    private record Merged(Keyed keyed, Columns columns, boolean isNew) {}

    void merge(List<Row> rows) {
        List<Keyed> keyed = keyed(rows);
        Map<List<String>, Known> known = known(keyed);
        Map<String, String> keysOfGivenIds = keysOfGivenIds(keyed);
        List<String> newIds = new ArrayList<>(session.newIds(rows.size()));
        List<Merged> merged = new ArrayList<>();
        for (Keyed each : keyed) {
            Known before = known.get(each.key());
            String id = id(each, before, keysOfGivenIds, newIds);
            Merged result = id == null ? null : merged(each, before, id);
            if (result != null) {
                merged.add(result);
            }
        }
        write(onlyOnes(merged));
    }

    private List<Keyed> keyed(List<Row> rows) {
        Map<Column, Map<String, String>> targets = targets(rows);
        List<Keyed> keyed = new ArrayList<>();
        for (Row row : rows) {
            Map<Column, String> references = references(row, targets);
            List<String> key = references == null ? null : key(row, references);
            if (references != null && key != null) {
                keyed.add(new Keyed(row, key, references));
            }
        }
        return keyed;
    }

    private Map<Column, Map<String, String>> targets(List<Row> rows) {
        Map<Column, Map<String, String>> targets = new HashMap<>();
        for (Column column : sheet.columns()) {
            if (column.cell() instanceof Cell.Reference(Kind target)) {
                Set<String> keys = new HashSet<>();
                rows.forEach(row -> keys.add(lower(row.cells().getOrDefault(column, ""))));
                keys.remove("");
                targets.put(column, keys.isEmpty() ? Map.of() : session.idsByKey(target, keys));
            }
        }
        return targets;
    }

    /** Ids of what a row refers to; null if something is not there. */
    private @Nullable Map<Column, String> references(Row row, Map<Column, Map<String, String>> targets) {
        Map<Column, String> references = new HashMap<>();
        boolean all = true;
        for (Map.Entry<Column, Map<String, String>> each : targets.entrySet()) {
            Column column = each.getKey();
            String cell = row.cells().getOrDefault(column, "");
            String id = each.getValue().get(lower(cell));
            if (id != null) {
                references.put(column, id);
            } else if (!cell.isEmpty() && column.cell() instanceof Cell.Reference(Kind target)) {
                all = false;
                tally.problem(row.line(), column.name(), "there is no such one among the " + target.label(), cell);
            }
        }
        return all ? references : null;
    }

    /** What the row's record is known by; null if that is missing, or was in the file before. */
    private @Nullable List<String> key(Row row, Map<Column, String> references) {
        List<String> key = new ArrayList<>();
        for (Column column : sheet.keyColumns()) {
            String cell = row.cells().getOrDefault(column, "");
            if (cell.isEmpty()) {
                tally.problem(row.line(), column.name(), "is required", "");
                return null;
            }
            key.add(references.getOrDefault(column, lower(cell)));
        }
        Long before = linesByKey.putIfAbsent(key, row.line());
        if (before != null) {
            Column column = sheet.keyColumns().getFirst();
            tally.problem(
                    row.line(),
                    column.name(),
                    "stands in line " + before + " already",
                    row.cells().getOrDefault(column, ""));
            return null;
        }
        return key;
    }

    private Map<List<String>, Known> known(List<Keyed> keyed) {
        List<List<String>> keys = keyed.stream().map(Keyed::key).toList();
        if (kind.keyField() == null) {
            return session.byLinks(kind, keys);
        }
        Map<List<String>, Known> known = new HashMap<>();
        session.byKey(kind, keys.stream().map(List::getFirst).toList())
                .forEach((key, found) -> known.put(List.of(key), found));
        return known;
    }

    private Map<String, String> keysOfGivenIds(Collection<Keyed> keyed) {
        Column column = sheet.columns().getLast();
        List<String> ids = keyed.stream()
                .map(each -> each.row().cells().getOrDefault(column, ""))
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.isEmpty() ? Map.of() : session.keysById(kind, ids);
    }

    /** The record's id; null if the file says another one than the record has, or one that is taken. */
    private @Nullable String id(
            Keyed keyed, @Nullable Known before, Map<String, String> keysOfGivenIds, List<String> newIds) {
        Column column = sheet.columns().getLast();
        String given = keyed.row().cells().getOrDefault(column, "");
        if (given.isEmpty()) {
            return before == null ? newIds.removeLast() : before.id();
        }
        String wrong = "";
        if (!Texts.isId(given)) {
            wrong = "is longer than " + Texts.ID_MAX + " bytes";
        } else if (before != null && !before.id().equals(given)) {
            wrong = "the record of this row has another id: " + before.id();
        } else if (before == null && !keysOfGivenIds.getOrDefault(given, "").isEmpty()) {
            wrong = "is the id of another record";
        } else if (!givenIds.add(given)) {
            wrong = "stands in another line already";
        }
        if (wrong.isEmpty()) {
            return given;
        }
        tally.problem(keyed.row().line(), column.name(), wrong, given);
        return null;
    }

    /** Null if a cell is wrong, or nothing changes. */
    private @Nullable Merged merged(Keyed keyed, @Nullable Known before, String id) {
        ObjectNode template = Templates.of(kind);
        ObjectNode body = before == null ? Templates.of(kind) : Bodies.parse(before.body());
        boolean changed = before == null;
        boolean fine = true;
        body.put("ID", id);
        for (Map.Entry<Column, String> each : keyed.row().cells().entrySet()) {
            Column column = each.getKey();
            String cell = keyed.references().getOrDefault(column, each.getValue());
            String shown = shown(column, body);
            if (!cell.equals(shown) || cell.isEmpty() && column.required()) {
                fine &= put(keyed.row(), column, cell, body, template);
                changed |= !shown.equals(shown(column, body));
            }
        }
        if (fine && !changed) {
            tally.unchanged();
        }
        return fine && changed ? new Merged(keyed, Columns.of(kind, id, body), before == null) : null;
    }

    /** As {@link CsvFile} would read the cell that an export writes. */
    private static String shown(Column column, ObjectNode body) {
        return FormulaGuard.off(column.cell().write(body, column.field()));
    }

    private boolean put(Row row, Column column, String cell, ObjectNode body, ObjectNode template) {
        if (cell.isEmpty()) {
            if (column.required()) {
                tally.problem(row.line(), column.name(), "is required", "");
                return false;
            }
            if (!column.field().equals("ID")) {
                body.set(column.field(), template.path(column.field()));
            }
            return true;
        }
        String wrong = column.cell().read(cell, body, column.field());
        if (!wrong.isEmpty()) {
            tally.problem(row.line(), column.name(), wrong, cell);
        }
        return wrong.isEmpty();
    }

    /** Without those that refer to something another record has for itself already. */
    private List<Merged> onlyOnes(List<Merged> merged) {
        List<Merged> left = merged;
        for (int i = 0; i < kind.links().size(); i++) {
            if (kind.links().get(i).tie() == Tie.ONLY_ONE) {
                left = onlyOnes(left, i);
            }
        }
        return left;
    }

    private List<Merged> onlyOnes(List<Merged> merged, int index) {
        Link link = kind.links().get(index);
        Map<String, String> holders = session.idsByLink(
                kind, link, merged.stream().map(each -> target(each, index)).toList());
        Map<String, Merged> left = new LinkedHashMap<>();
        for (Merged each : merged) {
            String target = target(each, index);
            long line = each.keyed().row().line();
            String holder = holders.getOrDefault(target, each.columns().id());
            Long before = linesByOnlyTarget.putIfAbsent(target, line);
            if (before != null || !holder.equals(each.columns().id())) {
                String where = before == null
                        ? "another one of the " + kind.label() + " has it"
                        : "line " + before + " has it";
                tally.problem(line, link.property(), where, "");
            } else {
                left.put(each.columns().id(), each);
            }
        }
        return List.copyOf(left.values());
    }

    private static String target(Merged merged, int index) {
        String target = merged.columns().links().get(index);
        return target == null ? "" : target;
    }

    private void write(List<Merged> merged) {
        merged.forEach(each -> {
            if (each.isNew()) {
                tally.created();
            } else {
                tally.changed();
            }
        });
        if (tally.clean()) {
            session.write(kind, merged.stream().map(Merged::columns).toList());
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
