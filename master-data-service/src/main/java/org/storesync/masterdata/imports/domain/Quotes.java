package org.storesync.masterdata.imports.domain;

/** Follows the quotes of a CSV file byte by byte. A quoted cell ends with a quote, and after that comes a comma or the end of the line. */
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
        /** After a quote in a quoted cell. Either the cell ends, or another quote follows and the two are one quote of the text. */
        CLOSED
    }

    /** Says what is wrong with the next byte; empty if nothing is. */
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
