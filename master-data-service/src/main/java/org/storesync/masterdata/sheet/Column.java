package org.storesync.masterdata.sheet;

import java.util.List;
import org.storesync.masterdata.central.Kind;

/**
 * A column of a sheet.
 *
 * @param name in the header line
 * @param field of the body
 * @param required it must be there, and no cell may be empty
 */
public record Column(String name, String field, Cell cell, boolean required) {
    static Column text(String name, String field, int charactersMax) {
        return new Column(name, field, new Cell.Text(charactersMax), false);
    }

    static Column amount(String name, String field) {
        return new Column(name, field, new Cell.Amount(), false);
    }

    static Column positive(String name, String field) {
        return new Column(name, field, new Cell.Positive(), false);
    }

    static Column signed(String name, String field) {
        return new Column(name, field, new Cell.Signed(), false);
    }

    static Column count(String name, String field) {
        return new Column(name, field, new Cell.Count(), false);
    }

    static Column flag(String name, String field) {
        return new Column(name, field, new Cell.Flag(), false);
    }

    static Column day(String name, String field) {
        return new Column(name, field, new Cell.Day(), false);
    }

    static Column choice(String name, String field, String... words) {
        return new Column(name, field, new Cell.Choice(List.of(words)), false);
    }

    static Column reference(String name, String field, Kind target) {
        return new Column(name, field, new Cell.Reference(target), false);
    }

    Column always() {
        return new Column(name, field, cell, true);
    }
}
