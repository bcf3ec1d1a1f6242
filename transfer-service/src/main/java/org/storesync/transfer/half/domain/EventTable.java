package org.storesync.transfer.half.domain;

import static org.storesync.transfer.half.domain.Cell.ADOPT;
import static org.storesync.transfer.half.domain.Cell.AGAIN;
import static org.storesync.transfer.half.domain.Cell.BY_STATUS;
import static org.storesync.transfer.half.domain.Cell.CLOSE;
import static org.storesync.transfer.half.domain.Cell.COMPARE;
import static org.storesync.transfer.half.domain.Cell.DROP;
import static org.storesync.transfer.half.domain.Cell.END;
import static org.storesync.transfer.half.domain.Cell.FOLLOW;
import static org.storesync.transfer.half.domain.Cell.HOLD;
import static org.storesync.transfer.half.domain.Cell.JUDGE;
import static org.storesync.transfer.half.domain.Cell.MAKE;
import static org.storesync.transfer.half.domain.Cell.NOTE;
import static org.storesync.transfer.half.domain.Cell.NOTE_AND_FOLLOW;
import static org.storesync.transfer.half.domain.Cell.NOTHING;
import static org.storesync.transfer.half.domain.Cell.READ_AND_AGAIN;
import static org.storesync.transfer.half.domain.Cell.READ_AND_JUDGE;
import static org.storesync.transfer.half.domain.Cell.STAND;
import static org.storesync.transfer.half.domain.Cell.STAY_OR_END;
import static org.storesync.transfer.half.domain.Cell.STAY_WITH_CODE;
import static org.storesync.transfer.half.domain.Cell.WITHDRAW;
import static org.storesync.transfer.half.domain.Cell.WITHDRAW_THEN_JUDGE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What each event does in each state. The table in docs/transfers.md is generated from here. */
public final class EventTable {
    private static final String TAKEN = "taken";
    private static final List<String> COLUMNS = List.of("draft", "held", "sent", TAKEN, "dropped");
    private static final Map<Event, List<Cell>> ROWS = new EnumMap<>(Event.class);

    static {
        row(Event.SOURCE_CHANGED, JUDGE, JUDGE, FOLLOW, COMPARE, NOTHING);
        row(Event.SOURCE_STOPPED, NOTHING, END, WITHDRAW, COMPARE, END);
        row(Event.SOURCE_READDRESSED, JUDGE, JUDGE, WITHDRAW_THEN_JUDGE, COMPARE, JUDGE);
        row(Event.NOTHING_NEW, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
        row(Event.HALF_UNTAKEN, ADOPT, ADOPT, NOTE_AND_FOLLOW, NOTE, ADOPT);
        row(Event.HALF_TAKEN, ADOPT, ADOPT, BY_STATUS, BY_STATUS, ADOPT);
        row(Event.HALF_DELETED, NOTHING, NOTHING, DROP, DROP, NOTHING);
        row(Event.FACT_CAME, NOTHING, JUDGE, FOLLOW, NOTHING, NOTHING);
        row(Event.FACT_CHANGED, NOTHING, JUDGE, NOTHING, NOTHING, NOTHING);
        row(Event.ACCEPTED, STAND, STAND, STAY_OR_END, NOTHING, STAND);
        row(Event.STALE, READ_AND_JUDGE, READ_AND_JUDGE, READ_AND_AGAIN, NOTHING, READ_AND_JUDGE);
        row(Event.TAKEN_OVER, ADOPT, ADOPT, BY_STATUS, NOTHING, ADOPT);
        row(Event.REFUSED, HOLD, HOLD, STAY_WITH_CODE, NOTHING, STAY_WITH_CODE);
        row(Event.RETRY_LATER, AGAIN, AGAIN, AGAIN, NOTHING, AGAIN);
        row(Event.RESTORED, READ_AND_JUDGE, READ_AND_JUDGE, READ_AND_JUDGE, READ_AND_JUDGE, READ_AND_JUDGE);
        row(Event.SENT_BY_PERSON, NOTHING, MAKE, FOLLOW, NOTHING, MAKE);
        row(Event.CLOSED_BY_PERSON, NOTHING, CLOSE, CLOSE, CLOSE, CLOSE);
    }

    private EventTable() {}

    private static void row(Event event, Cell draft, Cell held, Cell sent, Cell taken, Cell dropped) {
        ROWS.put(event, List.of(draft, held, sent, taken, dropped));
    }

    public static Cell cell(Event event, State state) {
        List<Cell> row = ROWS.getOrDefault(event, List.of());
        return row.get(COLUMNS.indexOf(state instanceof State.Received ? TAKEN : state.wireName()));
    }

    /** The table in Markdown. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                | event | draft | held | sent | taken, received | dropped |
                |---|---|---|---|---|---|
                """);
        for (Event event : Event.values()) {
            page.append("| ").append(event.told());
            ROWS.getOrDefault(event, List.of())
                    .forEach(cell -> page.append(" | ").append(cell.told()));
            page.append(" |\n");
        }
        return page.toString();
    }
}
