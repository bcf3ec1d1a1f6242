package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/** Documents and their lines between stores: children stand where their parent stands (D1, D5). */
@SystemTest
class DocumentScenario {
    private final Central central;
    private WireSite sender;
    private WireSite receiver;
    private WireSite other;
    private Store from;
    private Store to;
    private Store elsewhere;

    DocumentScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void stores() {
        sender = central.begunSite("desktop");
        receiver = central.begunSite("desktop");
        other = central.begunSite("desktop");
        from = central.newStore(sender);
        to = central.newStore(receiver);
        elsewhere = central.newStore(other);
        central.seeEachOther(List.of(from, to, elsewhere));
    }

    @Test
    void linesFollowTheirDocumentInAndOut() {
        String invoice = Bodies.id();
        List<Change> lines = lines(invoice, 3);
        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "nw", note(to)));
        sender.push(lines);
        central.drained(receiver);
        assertThat(receiver.replica().content()).as("not finalised").doesNotContainKey(new Key("transact", invoice));

        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note(to)));
        central.drained(sender, receiver, other, central.own());
        assertThat(receiver.replica().content())
                .containsKeys(lines.stream().map(Change::key).toArray(Key[]::new));

        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "cn", note(to)));
        central.drained(receiver);
        assertThat(receiver.replica().content())
                .as("undone, and still to be seen")
                .containsKey(new Key("transact", invoice));

        sender.push(Bodies.invoice(invoice, from.id(), elsewhere.nameId(), "fn", note(to)));
        central.drained(sender, receiver, other, central.own());
        assertThat(receiver.replica().content()).doesNotContainKey(new Key("transact", invoice));
        assertThat(other.replica().content()).containsKey(lines.getFirst().key());
    }

    @Test
    void aDocumentWithMoreThanAThousandLinesGoesWhole() {
        String invoice = Bodies.id();
        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "nw", note(to)));
        sender.push(lines(invoice, 1_200));

        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note(to)));

        receiver.drain(200);
        central.drained(receiver, central.own());
        sender.push(Change.delete("transact", invoice));
        central.drained(sender, receiver, central.own());
    }

    @Test
    void deletingADocumentDeletesItsLinesForGood() {
        String invoice = Bodies.id();
        Change line = lines(invoice, 1).getFirst();
        sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note(to)), line);
        central.drained(receiver);

        assertThat(sender.pushOne(Change.delete("transact", invoice))).isEqualTo("accepted");

        central.drained(sender, receiver, other, central.own());
        assertThat(sender.pushOne(line)).isEqualTo("parent-deleted");
        assertThat(sender.pushOne(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note(to))))
                .isEqualTo("accepted");
        assertThat(sender.pushOne(line)).as("under the document that came back").isEqualTo("accepted");
        central.drained(sender, receiver, central.own());
    }

    @Test
    void aDocumentOfAnUncollectedStoreAsksForItsLinesWhenItBecomesATransfer() {
        central.collects(from, 1, false);
        String invoice = Bodies.id();
        List<Change> lines = lines(invoice, 2);
        assertThat(sender.push(Bodies.invoice(invoice, from.id(), "no-store", "nw", note(to)))
                        .getFirst()
                        .said())
                .isEqualTo("not-collected");
        assertThat(sender.push(lines)).extracting(Outcome::said).containsOnly("not-collected");

        Outcome header = sender.push(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note(to)))
                .getFirst();

        assertThat(header.said()).isEqualTo("accepted");
        assertThat(header.resendChildren()).isTrue();
        assertThat(sender.push(lines)).allMatch(Outcome::accepted);
        central.drained(receiver, central.own());
    }

    @Test
    void twoChangesOfARecordInOneBatchAreOne() {
        String line = Bodies.id();
        List<Outcome> outcomes = sender.push(
                Bodies.stock(line, from.id(), "first"),
                Bodies.stock(line, from.id(), "second"),
                Change.delete("item_line", line),
                Bodies.stock(line, from.id(), "last"));

        assertThat(outcomes).allMatch(Outcome::accepted);
        assertThat(central.own().drain())
                .filteredOn(row -> row.key().id().equals(line))
                .hasSize(1);
        central.drained(sender, central.own());
    }

    private List<Change> lines(String invoice, int count) {
        List<Change> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(Bodies.invoiceLine(Bodies.id(), invoice, "line " + i));
        }
        return lines;
    }

    private String note(Store addressee) {
        return "invoice" + Sight.mark(from, addressee, elsewhere);
    }
}
