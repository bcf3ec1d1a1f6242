package org.storesync.masterdata.sheet;

import org.storesync.masterdata.kind.Field;

/** A column of a sheet: a field under its name in the header line. */
public final class Column {
    private final String name;
    private final Field field;

    Column(String name, Field field) {
        this.name = name;
        this.field = field;
    }

    public String name() {
        return name;
    }

    public Field field() {
        return field;
    }

    /** The column must be there, and no cell may be empty. */
    public boolean required() {
        return field.required();
    }
}
