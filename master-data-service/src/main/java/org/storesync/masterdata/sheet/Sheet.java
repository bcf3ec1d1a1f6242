package org.storesync.masterdata.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storesync.masterdata.body.Texts;
import org.storesync.masterdata.kind.Field;
import org.storesync.masterdata.kind.Fields;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;

/**
 * The files of a kind. A row's record is known by the kind's key, or, if the kind has no key, by the records that it refers to. The column
 * {@code id} may be left out: then this service gives a new record its id.
 */
public final class Sheet {
    private final String name;
    private final Kind kind;
    private final List<Column> columns;
    private final List<Column> keyColumns;
    private final Column idColumn = new Column("id", Fields.text("ID", Texts.ID_MAX));

    Sheet(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        List<Column> all = new ArrayList<>();
        for (Field field : kind.fields()) {
            String header = field.column();
            if (header != null) {
                all.add(new Column(header, field));
            }
        }
        all.add(idColumn);
        this.columns = List.copyOf(all);
        List<String> key = kind.keyed()
                ? kind.key()
                : kind.links().stream().map(Link::field).toList();
        this.keyColumns = key.stream().map(this::ofField).toList();
    }

    private Column ofField(String field) {
        return columns.stream()
                .filter(column -> column.field().name().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no column for " + field));
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The columns in the order of an export; the last one is the id. */
    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String header) {
        return columns.stream().filter(column -> column.name().equals(header)).findFirst();
    }

    /** The columns by which a record is known. */
    public List<Column> keyColumns() {
        return keyColumns;
    }

    public Column idColumn() {
        return idColumn;
    }
}
