package org.storesync.local.demo.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.Place;

/**
 * What a store wrote since the last flush: stock lines first, each once in its newest state, then the documents in order. A site that syncs
 * once a day sends exactly that.
 */
final class Journal {
    private final StockBodies bodies;
    private final boolean kept;
    private final Set<StockLine> moved = new LinkedHashSet<>();
    private final List<DemoRecord> written = new ArrayList<>();

    /** @param kept false for a store whose records nobody wants: it works like the others, but no body is made */
    Journal(StockBodies bodies, boolean kept) {
        this.bodies = bodies;
        this.kept = kept;
    }

    void moved(StockLine line) {
        if (kept) {
            moved.add(line);
        }
    }

    void place(Place place) {
        if (kept) {
            written.add(DemoRecord.upsert("Location", place.id(), bodies.location(place)));
        }
    }

    void header(Transaction document) {
        if (kept) {
            written.add(DemoRecord.upsert("transact", document.id(), bodies.transact(document)));
        }
    }

    void document(Transaction document) {
        header(document);
        for (int i = 0; kept && i < document.lines().size(); i++) {
            Transaction.Line line = document.lines().get(i);
            written.add(DemoRecord.upsert("trans_line", line.id(), bodies.transLine(document, line, i + 1)));
        }
    }

    void acceptedLine(ObjectNode line, StockLine stock) {
        if (kept) {
            written.add(DemoRecord.upsert("trans_line", line.path("ID").asText(), bodies.acceptedLine(line, stock)));
        }
    }

    void accepted(ObjectNode half, @Nullable String requestId, LocalDate day, LocalTime time) {
        if (kept) {
            written.add(DemoRecord.upsert(
                    "transact", half.path("ID").asText(), bodies.accepted(half, requestId, day, time)));
        }
    }

    void deleted(Transaction document) {
        if (kept) {
            document.lines().forEach(line -> written.add(DemoRecord.delete("trans_line", line.id())));
            written.add(DemoRecord.delete("transact", document.id()));
        }
    }

    void header(Request request) {
        if (kept) {
            written.add(DemoRecord.upsert("requisition", request.id(), bodies.requisition(request)));
        }
    }

    void request(Request request) {
        header(request);
        for (int i = 0; kept && i < request.asks().size(); i++) {
            Request.Ask ask = request.asks().get(i);
            written.add(DemoRecord.upsert("requisition_line", ask.id(), bodies.requisitionLine(request, ask, i + 1)));
        }
    }

    void stocktake(Stocktake count) {
        if (!kept) {
            return;
        }
        written.add(DemoRecord.upsert("Stock_take", count.id(), bodies.stocktake(count)));
        for (int i = 0; i < count.lines().size(); i++) {
            Stocktake.Line line = count.lines().get(i);
            written.add(DemoRecord.upsert("Stock_take_lines", line.id(), bodies.stocktakeLine(count, line, i + 1)));
        }
    }

    /** Everything since the last flush. */
    List<DemoRecord> flush() {
        List<DemoRecord> records = new ArrayList<>(moved.size() + written.size());
        moved.forEach(line -> records.add(DemoRecord.upsert("item_line", line.id(), bodies.itemLine(line))));
        records.addAll(written);
        moved.clear();
        written.clear();
        return records;
    }
}
