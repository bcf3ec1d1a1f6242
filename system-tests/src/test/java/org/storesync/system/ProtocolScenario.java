package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.WireSite;

/** What docs/protocol.md tells a person who writes a client about central's answers, at the points where an outsider had to ask. */
@SystemTest
class ProtocolScenario {
    private final Central central;
    private WireSite editor;
    private Store store;

    ProtocolScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aStore() {
        editor = central.begunSite("desktop");
        store = central.newStore(editor);
    }

    @DisplayName("oracle: a delete of what central does not have is accepted, without version and subscriptions")
    @Test
    void aDeleteOfNothing() {
        Outcome outcome = editor.push(Change.delete("item_line", Bodies.id())).getFirst();
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.version()).isZero();
        assertThat(outcome.in()).isEmpty();
    }

    @DisplayName("oracle: changes of one record in one batch carry the version before the batch; they are one edit")
    @Test
    void severalChangesOnOneBase() {
        String line = Bodies.id();
        long version =
                editor.push(Bodies.stock(line, store.id(), "first")).getFirst().version();
        Change last = Bodies.stock(line, store.id(), "third");

        List<Outcome> outcomes =
                editor.push(Bodies.stock(line, store.id(), "second").on(version), last.on(version));

        assertThat(outcomes).allMatch(Outcome::accepted);
        assertThat(editor.pushOne(Bodies.stock(line, store.id(), "fourth").on(version)))
                .isEqualTo("stale");
        assertThat(editor.drain())
                .filteredOn(row -> row.key().id().equals(line))
                .extracting(Row::body)
                .containsOnly(last.body());
    }

    @DisplayName("oracle: a site that deletes a document gets the deletes of its children by pull")
    @Test
    void childrenOfADeletedDocument() {
        String invoice = Bodies.id();
        String line = Bodies.id();
        editor.push(Bodies.adjustment(invoice, store.id(), "in"), Bodies.invoiceLine(line, invoice, "line"));
        editor.drain();

        editor.push(Change.delete("transact", invoice));

        assertThat(editor.drain())
                .filteredOn(row -> row.key().id().equals(line))
                .extracting(Row::op)
                .containsExactly("delete");
    }

    @DisplayName("oracle: a load brings deletes from before the site was entitled")
    @Test
    void aLoadBringsTombstones() {
        String line = Bodies.id();
        editor.push(Bodies.stock(line, store.id(), "short-lived"));
        editor.push(Change.delete("item_line", line));
        WireSite collector = central.begunSite("desktop");
        collector.drain();

        central.syncWith(store, collector.id(), "collector");

        assertThat(collector.drain())
                .filteredOn(row -> row.key().id().equals(line))
                .extracting(Row::op)
                .containsExactly("delete");
    }

    @DisplayName("oracle: a document may change its kind where home and rights stay")
    @Test
    void aDocumentChangesItsKind() {
        String document = Bodies.id();
        editor.push(Bodies.trade(document, store.id(), "ci", "nobody", "x"));
        assertThat(editor.pushOne(Bodies.trade(document, store.id(), "si", "nobody", "x")))
                .isEqualTo("accepted");
    }
}
