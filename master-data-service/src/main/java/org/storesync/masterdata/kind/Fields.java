package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Starts the fields of a descriptor, with their name in the body and the type of their value. */
public final class Fields {
    private Fields() {}

    /** Text of one line. */
    public static Field text(String name, int charactersMax) {
        return of(name, new TextType(charactersMax), NullNode.instance);
    }

    /** One of a few words. */
    public static Field choice(String name, String... words) {
        return of(name, new ChoiceType(List.of(words)), TextNode.valueOf(""));
    }

    /** A decimal that is not negative. */
    public static Field amount(String name) {
        return of(name, NumberType.AMOUNT, IntNode.valueOf(0));
    }

    /** A decimal above zero. */
    public static Field positive(String name) {
        return of(name, NumberType.POSITIVE, IntNode.valueOf(1));
    }

    /** A decimal that can be negative. */
    public static Field signed(String name) {
        return of(name, NumberType.SIGNED, IntNode.valueOf(0));
    }

    /** A decimal that the body holds as text; empty if it is not set. */
    public static Field amountInText(String name) {
        return of(name, NumberType.IN_TEXT, TextNode.valueOf(""));
    }

    /** A whole number that is not negative. */
    public static Field count(String name) {
        return of(name, new CountType(), IntNode.valueOf(0));
    }

    /** Yes or no. */
    public static Field flag(String name) {
        return of(name, new FlagType(false), BooleanNode.FALSE);
    }

    /** A flag that counts as set if a body does not contain it. */
    public static Field flagUnlessDenied(String name) {
        return of(name, new FlagType(true), BooleanNode.FALSE);
    }

    /** A date. */
    public static Field day(String name) {
        return of(name, new DayType(), NullNode.instance);
    }

    /** The id of another record. */
    public static Field reference(String name, Kind target) {
        return of(name, new ReferenceType(target), NullNode.instance);
    }

    private static Field of(String name, FieldType type, JsonNode initial) {
        return new Field(name, type, initial, null, null, null, false, null, Link.Tie.REFERS);
    }
}
