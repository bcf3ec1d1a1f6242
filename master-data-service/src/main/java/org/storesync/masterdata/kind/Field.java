package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of a kind's body, and where it appears.
 *
 * @param name in the body
 * @param initial what a new record has; missing: a new record does not have the field
 * @param within the object of the body that holds it; null: the body itself
 * @param column of the sheet; null: files do not have it
 * @param property the name that people see; null: people do not see it
 * @param required it must be there
 * @param linkColumn column of the table for a reference that is looked up; null: there is none
 */
public record Field(
        String name,
        FieldType type,
        JsonNode initial,
        @Nullable String within,
        @Nullable String column,
        @Nullable String property,
        boolean required,
        @Nullable String linkColumn,
        Link.Tie tie) {
    /** Its name in the header line of a file. */
    public Field column(String header) {
        return new Field(name, type, initial, within, header, property, required, linkColumn, tie);
    }

    /** Its name in our REST. */
    public Field shown(String as) {
        return new Field(name, type, initial, within, column, as, required, linkColumn, tie);
    }

    /** Its name in files and in our REST. */
    public Field named(String both) {
        return column(both).shown(both);
    }

    /** The field must be there. */
    public Field always() {
        JsonNode empty = initial.isNull() ? TextNode.valueOf("") : initial;
        return new Field(name, type, empty, within, column, property, true, linkColumn, tie);
    }

    public Field initially(String text) {
        return initially(TextNode.valueOf(text));
    }

    public Field initially(int number) {
        return initially(IntNode.valueOf(number));
    }

    public Field initially(boolean flag) {
        return initially(BooleanNode.valueOf(flag));
    }

    /** A new record has null in this field. */
    public Field initiallyNull() {
        return initially(NullNode.instance);
    }

    /** A new record does not have the field, nor does a record from which it was removed. */
    public Field initiallyMissing() {
        return initially(MissingNode.getInstance());
    }

    private Field initially(JsonNode value) {
        return new Field(name, type, value, within, column, property, required, linkColumn, tie);
    }

    Field within(String object) {
        return new Field(name, type, initial, object, column, property, required, linkColumn, tie);
    }

    /** A reference that the table keeps in this column. It is checked, and its target can't be deleted. */
    public Field link(String tableColumn) {
        return link(tableColumn, Link.Tie.REFERS);
    }

    public Field link(String tableColumn, Link.Tie how) {
        return new Field(name, type, initial, within, column, property, required, tableColumn, how);
    }

    /** The object that holds the field in a body that is read. */
    JsonNode holder(JsonNode body) {
        return within == null ? body : body.path(within);
    }

    /** The object that holds the field in a body that is written. */
    ObjectNode holderIn(ObjectNode body) {
        if (within == null) {
            return body;
        }
        return body.get(within) instanceof ObjectNode there ? there : body.putObject(within);
    }

    /** Puts a cell that is not empty into the body. Returns what is wrong with the cell, or nothing. */
    public String readCell(String cell, ObjectNode body) {
        return type.readCell(cell, body, name);
    }

    /** The field as a cell of a file. */
    public String writeCell(JsonNode body) {
        return type.writeCell(body, name);
    }

    /** Puts the value of a new record into the body. */
    public void reset(ObjectNode body) {
        ObjectNode holder = holderIn(body);
        if (initial.isMissingNode()) {
            holder.remove(name);
        } else {
            holder.set(name, initial);
        }
    }
}
