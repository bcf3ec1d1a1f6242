package org.storesync.masterdata.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.storesync.masterdata.imports.ImportTransaction.Written;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.sheet.Cell;
import org.storesync.masterdata.sheet.Column;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.model.text.CsvCell;
import org.storesync.model.text.Folding;

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
    private record Merged(Keyed keyed, Columns columns, byte @Nullable [] before) {}

    void merge(List<Row> rows) {
        List<Keyed> keyed = keyed(rows);
        Map<List<String>, List<Known>> known = known(keyed);
        Map<String, String> keysOfGivenIds = keysOfGivenIds(keyed);
        List<String> newIds = new ArrayList<>(session.newIds(rows.size()));
        List<Merged> merged = new ArrayList<>();
        for (Keyed each : keyed) {
            List<Known> all = known.getOrDefault(each.key(), List.of());
            if (ambiguous(each, all) || stoodBefore(each, all)) {
                continue;
            }
            Known before = meant(each, all);
            String id = id(each, before, keysOfGivenIds, newIds);
            Merged result = id == null ? null : merged(each, before, id);
            if (result != null) {
                merged.add(result);
            }
        }
        write(onlyOnes(merged));
    }

    /** Two records of one code, as a remote primary may hold them: which one is meant, the file says by the id alone. */
    private boolean ambiguous(Keyed keyed, List<Known> all) {
        if (all.size() < 2 || meant(keyed, all) != null) {
            return false;
        }
        Column column = sheet.keyColumns().getFirst();
        tally.problem(
                keyed.row().line(),
                column.name(),
                all.size() + " of the " + kind.label() + " are this one; say by the column id which: "
                        + String.join(", ", all.stream().map(Known::id).toList()),
                keyed.row().cells().getOrDefault(column, ""));
        return true;
    }

    /** True if the file had this record before. Where two have a code, the id tells them apart, so that an export is read again as it is. */
    private boolean stoodBefore(Keyed keyed, List<Known> all) {
        Known meant = all.size() > 1 ? meant(keyed, all) : null;
        List<String> key = meant == null ? keyed.key() : List.of("id", meant.id());
        Row row = keyed.row();
        Long before = linesByKey.putIfAbsent(key, row.line());
        if (before != null) {
            Column column = sheet.keyColumns().getFirst();
            tally.problem(
                    row.line(),
                    column.name(),
                    "stands in line " + before + " already",
                    row.cells().getOrDefault(column, ""));
        }
        return before != null;
    }

    private @Nullable Known meant(Keyed keyed, List<Known> all) {
        String given = keyed.row().cells().getOrDefault(sheet.columns().getLast(), "");
        if (all.size() == 1) {
            return all.getFirst();
        }
        return all.stream().filter(each -> each.id().equals(given)).findFirst().orElse(null);
    }

    private List<Keyed> keyed(List<Row> rows) {
        Map<Column, Map<String, List<String>>> targets = targets(rows);
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

    private Map<Column, Map<String, List<String>>> targets(List<Row> rows) {
        Map<Column, Map<String, List<String>>> targets = new HashMap<>();
        for (Column column : sheet.columns()) {
            if (column.cell() instanceof Cell.Reference(Kind target)) {
                Set<String> keys = new HashSet<>();
                rows.forEach(row -> keys.add(Folding.fold(row.cells().getOrDefault(column, ""))));
                keys.remove("");
                targets.put(column, keys.isEmpty() ? Map.of() : session.idsByKey(target, keys));
            }
        }
        return targets;
    }

    /** Ids of what a row refers to; null if something is not there. */
    private @Nullable Map<Column, String> references(Row row, Map<Column, Map<String, List<String>>> targets) {
        Map<Column, String> references = new HashMap<>();
        boolean all = true;
        for (Map.Entry<Column, Map<String, List<String>>> each : targets.entrySet()) {
            Column column = each.getKey();
            String cell = row.cells().getOrDefault(column, "");
            List<String> ids = each.getValue().getOrDefault(Folding.fold(cell), List.of());
            if (ids.size() == 1) {
                references.put(column, ids.getFirst());
            } else if (!cell.isEmpty() && column.cell() instanceof Cell.Reference(Kind target)) {
                all = false;
                String wrong = ids.isEmpty()
                        ? "none of the " + target.label() + " has this code or name"
                        : ids.size() + " of the " + target.label() + " have this code or name: "
                                + String.join(", ", ids);
                tally.problem(row.line(), column.name(), wrong, cell);
            }
        }
        return all ? references : null;
    }

    /** What the row's record is known by; null if that is missing. */
    private @Nullable List<String> key(Row row, Map<Column, String> references) {
        List<String> key = new ArrayList<>();
        for (Column column : sheet.keyColumns()) {
            String cell = row.cells().getOrDefault(column, "");
            if (cell.isEmpty()) {
                tally.problem(row.line(), column.name(), "is required", "");
                return null;
            }
            key.add(references.getOrDefault(column, Folding.fold(cell)));
        }
        return key;
    }

    private Map<List<String>, List<Known>> known(List<Keyed> keyed) {
        List<List<String>> keys = keyed.stream().map(Keyed::key).distinct().toList();
        if (kind.keyField() == null) {
            return session.byLinks(kind, keys);
        }
        Map<String, List<Known>> found =
                session.byKey(kind, keys.stream().map(Columns::foldedKey).toList());
        Map<List<String>, List<Known>> known = new HashMap<>();
        keys.forEach(key -> known.put(key, found.getOrDefault(Columns.foldedKey(key), List.of())));
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
            wrong = "another record has this id";
        } else if (!givenIds.add(given)) {
            wrong = "another line has it already";
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
        byte[] was = before == null ? null : before.body();
        return fine && changed ? new Merged(keyed, Columns.of(kind, id, body), was) : null;
    }

    /** As {@link CsvFile} would read the cell that an export writes. */
    private static String shown(Column column, ObjectNode body) {
        return CsvCell.unguarded(column.cell().write(body, column.field()));
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
            if (each.before() == null) {
                tally.created();
            } else {
                tally.changed();
            }
        });
        if (tally.clean()) {
            session.write(
                    kind,
                    merged.stream()
                            .map(each -> new Written(each.columns(), each.before()))
                            .toList());
        }
    }
}
