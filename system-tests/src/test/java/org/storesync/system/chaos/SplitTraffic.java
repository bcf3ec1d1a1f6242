package org.storesync.system.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/**
 * Makes a store's documents in two batches: a finalised header before its lines, or lines before their header. The rest comes some batches
 * later, with the date of another day. Other documents come in between.
 */
public final class SplitTraffic implements Traffic {
    private static final int LINES_MAX = 4;
    /** A limit, because lines that wait for their header fill the site's quarantine. */
    private static final int OPEN_MAX = 10;

    private final Store store;
    private final List<Store> others;
    private final Dates dates;
    private final Random random;
    private final Deque<List<Change>> open = new ArrayDeque<>();
    private long count;

    /** @param others stores to which documents go */
    public SplitTraffic(Store store, List<Store> others, boolean wrongClocks, Random random) {
        this.store = store;
        this.others = others.stream().filter(other -> !other.equals(store)).toList();
        this.dates = new Dates(wrongClocks, random);
        this.random = random;
    }

    @Override
    public List<Change> some(int atLeast) {
        List<Change> changes = new ArrayList<>();
        while (open.size() > OPEN_MAX || !open.isEmpty() && random.nextInt(3) != 0) {
            changes.addAll(open.removeFirst());
        }
        while (changes.size() < atLeast && open.size() <= 2 * OPEN_MAX) {
            changes.addAll(begun());
        }
        return changes;
    }

    @Override
    public List<Change> rest() {
        List<Change> changes = new ArrayList<>();
        open.forEach(changes::addAll);
        open.clear();
        return changes;
    }

    /** The first half of a document. The other half is kept for later. */
    private List<Change> begun() {
        Store party = others.isEmpty() ? store : others.get(random.nextInt(others.size()));
        boolean invoice = random.nextBoolean();
        String id = id();
        List<Change> lines = new ArrayList<>();
        for (int i = random.nextInt(LINES_MAX) + 1; i > 0; i--) {
            String note = note(party);
            lines.add(invoice ? Bodies.invoiceLine(id(), id, note) : Bodies.requestLine(id(), id, note));
        }
        if (random.nextBoolean()) {
            List<Change> rest = new ArrayList<>(lines);
            rest.add(header(id, invoice, party, "fn").and(dates.enteredAndConfirmed()));
            open.add(rest);
            return List.of(header(id, invoice, party, "fn").and(dates.entered()));
        }
        open.add(List.of(
                header(id, invoice, party, random.nextBoolean() ? "fn" : "nw").and(dates.entered())));
        return lines;
    }

    private Change header(String id, boolean invoice, Store party, String status) {
        String note = note(party);
        return invoice
                ? Bodies.invoice(id, store.id(), party.nameId(), status, note)
                : Bodies.request(id, store.id(), party.nameId(), status, note);
    }

    private String id() {
        return Bodies.id(random);
    }

    private String note(Store party) {
        return "half " + count++ + " " + Sight.mark(store, party);
    }
}
