package org.storesync.transfer.half.domain;

/** What an event does in a state: a cell of the {@link EventTable}. */
public enum Cell {
    NOTHING("-"),
    JUDGE("judge"),
    END("draft"),
    ADOPT("adopt"),
    FOLLOW("follow"),
    COMPARE("compare"),
    WITHDRAW("withdraw"),
    WITHDRAW_THEN_JUDGE("withdraw, then judge"),
    NOTE_AND_FOLLOW("note, follow"),
    NOTE("note"),
    BY_STATUS("by status, compare"),
    DROP("`dropped`; judge if the source wants none there"),
    STAND("`sent`"),
    STAY_OR_END("stays; a withdrawal: `draft`, judge"),
    READ_AND_JUDGE("read, judge"),
    READ_AND_AGAIN("read, again"),
    HOLD("`held`, code"),
    STAY_WITH_CODE("stays, code"),
    AGAIN("again"),
    MAKE("make"),
    CLOSE("closed");

    private final String told;

    Cell(String told) {
        this.told = told;
    }

    /** The text for people. */
    public String told() {
        return told;
    }
}
