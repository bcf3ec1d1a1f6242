package org.storesync.system.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/** Makes the changes of one store's working day: stock, documents with lines, transfers to other stores, deletes, messages. */
public final class StoreTraffic implements Traffic {
    private static final int LINES_MAX = 4;
    /** Texts as people type them: accents, other scripts, letters beyond the basic plane, joined letters, and right-to-left ones. */
    private static final List<String> WORDS = List.of(
            "",
            "naïve Ñandú",
            "İstanbul ﬁn",
            "Кириллица",
            "漢字かな",
            "ไทย",
            "عربي",
            "e\u0301 o\u0308",
            "😷🧪",
            "a\u200db\u00a0c",
            "' -- ; %");

    private final Store store;
    private final List<Store> others;
    private final Random random;
    private final Dates dates;
    private final List<String> stock = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final Set<String> finalised = new HashSet<>();
    private boolean onlyForwards;
    private long count;

    /** An invoice or request. Its other party never changes. */
    private record Document(String id, boolean invoice, Store party, List<String> lines) {}

    /** @param others stores to which documents and messages go */
    public StoreTraffic(Store store, List<Store> others, Random random) {
        this(store, others, false, random);
    }

    /** @param wrongClocks its documents have dates of wrong clocks */
    public StoreTraffic(Store store, List<Store> others, boolean wrongClocks, Random random) {
        this.store = store;
        this.others = others.stream().filter(other -> !other.equals(store)).toList();
        this.random = random;
        this.dates = new Dates(wrongClocks, random);
    }

    /**
     * A finalised document stays so. A site sends what a document is and not what it was, so a restored central can't know that one was
     * finalised for a while.
     */
    public StoreTraffic onlyForwards() {
        onlyForwards = true;
        return this;
    }

    public Store store() {
        return store;
    }

    /** Lines may come before their document, in the same batch. */
    @Override
    public List<Change> some(int atLeast) {
        List<Change> changes = new ArrayList<>();
        while (changes.size() < atLeast) {
            int dice = random.nextInt(100);
            if (dice < 35 || stock.isEmpty()) {
                String id = id();
                stock.add(id);
                changes.add(Bodies.stock(id, store.id(), note(store)));
            } else if (dice < 55) {
                changes.add(Bodies.stock(pick(stock), store.id(), note(store)));
            } else if (dice < 60) {
                changes.add(Change.delete("item_line", stock.remove(random.nextInt(stock.size()))));
            } else if (dice < 80 || documents.isEmpty()) {
                changes.addAll(newDocument());
            } else if (dice < 88) {
                changes.add(header(pick(documents), random.nextBoolean() ? "fn" : "cn"));
            } else if (dice < 92) {
                Document gone = documents.remove(random.nextInt(documents.size()));
                changes.add(Change.delete(gone.invoice ? "transact" : "requisition", gone.id));
            } else if (dice < 96) {
                changes.add(Bodies.location(id(), store.id(), note(store)));
            } else {
                Store to = party();
                changes.add(Bodies.message(id(), store.id(), to.id(), note(store, to)));
            }
        }
        return changes;
    }

    private List<Change> newDocument() {
        Document document = new Document(id(), random.nextBoolean(), party(), new ArrayList<>());
        documents.add(document);
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(LINES_MAX) + 1; i > 0; i--) {
            String line = id();
            document.lines.add(line);
            String note = note(store, document.party);
            changes.add(
                    document.invoice
                            ? Bodies.invoiceLine(line, document.id, note)
                            : Bodies.requestLine(line, document.id, note));
        }
        changes.add(header(document, random.nextInt(3) == 0 ? "fn" : "nw"));
        Collections.shuffle(changes, random);
        return changes;
    }

    private Change header(Document document, String wanted) {
        String status = onlyForwards && finalised.contains(document.id) ? "fn" : wanted;
        if (status.equals("fn")) {
            finalised.add(document.id);
        }
        String note = note(store, document.party);
        Change header = document.invoice
                ? Bodies.invoice(document.id, store.id(), document.party.nameId(), status, note)
                : Bodies.request(document.id, store.id(), document.party.nameId(), status, note);
        return header.and(dates.entered());
    }

    private Store party() {
        return others.isEmpty() ? store : pick(others);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String id() {
        return Bodies.id(random);
    }

    private String note(Store... audience) {
        return "n" + count++ + " " + pick(WORDS) + " " + Sight.mark(audience);
    }
}
