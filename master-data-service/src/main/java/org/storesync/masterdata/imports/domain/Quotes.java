package org.storesync.masterdata.imports.domain;

/** Follows the quotes of a CSV file byte by byte: a quoted cell ends with a quote, and behind that stands a comma or the line's end. */
final class Quotes {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private State state = State.BEGIN;
    private int marked;
    private long openedAt;

    private enum State {
        /** A cell begins here. */
        BEGIN,
        /** Within a cell without quotes. */
        PLAIN,
        QUOTED,
        /** Behind a quote in a quoted cell: it ends, or the next one makes the two a quote of the text. */
        CLOSED
    }

    /** What is wrong with the next byte, or nothing. */
    String take(byte each, long line) {
        if (marked < BYTE_ORDER_MARK.length && each == BYTE_ORDER_MARK[marked]) {
            marked++;
            return "";
        }
        marked = BYTE_ORDER_MARK.length;
        boolean between = each == ',' || each == '\n' || each == '\r';
        switch (state) {
            case BEGIN -> begin(each, between, line);
            case PLAIN -> state = between ? State.BEGIN : State.PLAIN;
            case QUOTED -> state = each == '"' ? State.CLOSED : State.QUOTED;
            case CLOSED -> {
                if (!between && each != '"') {
                    return "has text after a closing quote; a quote within a quoted cell is written twice";
                }
                state = between ? State.BEGIN : State.QUOTED;
            }
        }
        return "";
    }

    private void begin(byte each, boolean between, long line) {
        if (each == '"') {
            state = State.QUOTED;
            openedAt = line;
        } else if (!between) {
            state = State.PLAIN;
        }
    }

    /** True if a quoted cell has not ended. */
    boolean open() {
        return state == State.QUOTED;
    }

    /** The line in which the last quoted cell began. */
    long openedAt() {
        return openedAt;
    }
}
