package org.storesync.agent.jdbc;

/** The tables of a site, for use inside {@link Database#write} or {@link Database#read}. */
public final class Tables {
    private final Rows rows;
    private final StateTable state;
    private final RecordTable records;
    private final HoldingTable holdings;
    private final OutboxTable outbox;
    private final BatchTable batch;
    private final RefusedTable refused;
    private final HistoryTable history;
    private final CollectedTable collected;
    private final TakingTable takings;

    Tables(Rows rows) {
        this.rows = rows;
        this.state = new StateTable(rows);
        this.records = new RecordTable(rows);
        this.holdings = new HoldingTable(rows);
        this.outbox = new OutboxTable(rows);
        this.batch = new BatchTable(rows);
        this.refused = new RefusedTable(rows);
        this.history = new HistoryTable(rows);
        this.collected = new CollectedTable(rows);
        this.takings = new TakingTable(rows);
    }

    Rows rows() {
        return rows;
    }

    public StateTable state() {
        return state;
    }

    public RecordTable records() {
        return records;
    }

    public HoldingTable holdings() {
        return holdings;
    }

    public OutboxTable outbox() {
        return outbox;
    }

    public BatchTable batch() {
        return batch;
    }

    public RefusedTable refused() {
        return refused;
    }

    public HistoryTable history() {
        return history;
    }

    public CollectedTable collected() {
        return collected;
    }

    public TakingTable takings() {
        return takings;
    }
}
