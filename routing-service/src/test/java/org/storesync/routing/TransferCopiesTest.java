package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.sees;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Children stand where their parent stands: in its home and in each inbox it enters or leaves, in the same transaction (D1, D5). */
@QuarkusTest
class TransferCopiesTest {
    private Site sender;
    private Site receiver;
    private Site third;
    private Site collector;
    private String from;
    private String to;
    private String elsewhere;
    private final String header = id();
    private final String line1 = id();
    private final String line2 = id();

    @BeforeEach
    void threeStores() {
        sender = aSite("desktop");
        receiver = aSite("desktop");
        third = aSite("desktop");
        collector = aSite("desktop");
        from = aStoreOn(sender);
        to = aStoreOn(receiver);
        elsewhere = aStoreOn(third);
        sees(from, to);
        sees(from, elsewhere);
        collects(collector, from);
        receiver.drain();
        third.drain();
    }

    @Test
    void childrenEnterWithTheirParent() {
        sender.push(invoice(header, from, "nw", to), invoiceLine(line1, header));
        assertThat(ofDocument(receiver)).as("not finalised yet").isEmpty();

        sender.push(invoiceLine(line2, header), invoice(header, from, "fn", to));

        assertThat(ofDocument(receiver))
                .extracting(row -> row.get("id").asText())
                .containsExactlyInAnyOrder(header, line1, line2);
        assertThat(ofDocument(third)).isEmpty();
    }

    @Test
    void parentsComeAheadOfTheChildrenThatEnter() {
        sender.push(invoice(header, from, "nw", to), invoiceLine(line1, header), invoiceLine(line2, header));

        sender.push(invoice(header, from, "fn", to));

        assertThat(ofDocument(receiver))
                .extracting(row -> row.get("id").asText())
                .containsExactly(header, line1, line2);
    }

    @DisplayName("I3: another party: the first forgets all of it, the second gets all of it")
    @Test
    void childrenLeaveWithTheirParent() {
        sender.push(invoice(header, from, "fn", to), invoiceLine(line1, header), invoiceLine(line2, header));
        assertThat(ofDocument(receiver)).hasSize(3);
        assertThat(receiver.replica.holds("trans_line", line1)).isTrue();

        sender.push(invoice(header, from, "fn", elsewhere), delete("trans_line", line2));

        assertThat(ofDocument(receiver))
                .extracting(row -> row.get("op").asText())
                .containsOnly("remove");
        assertThat(receiver.replica.bodies().keySet()).noneMatch(this::ofDocument);
        ofDocument(third);
        assertThat(third.replica.bodies().keySet())
                .filteredOn(this::ofDocument)
                .containsExactly("trans_line/" + line1, "transact/" + header);

        sender.push(invoiceLine(line1, header, 7));
        assertThat(ofDocument(receiver)).as("nothing is left of it").isEmpty();
        assertThat(ofDocument(third))
                .singleElement()
                .extracting(row -> row.get("body").get("quantity").asInt())
                .isEqualTo(7);
    }

    @Test
    void aDeleteTakesTheChildrenAlongEverywhere() {
        sender.push(invoice(header, from, "fn", to), invoiceLine(line1, header), invoiceLine(line2, header));
        ofDocument(receiver);
        ofDocument(collector);

        sender.push(delete("transact", header));

        for (Site site : List.of(receiver, collector)) {
            assertThat(ofDocument(site))
                    .hasSize(3)
                    .allMatch(row -> row.get("op").asText().equals("delete") && !row.has("body"));
            assertThat(site.replica.bodies().keySet()).noneMatch(this::ofDocument);
        }
        assertThat(sender.pushOne(invoiceLine(line1, header))).isEqualTo("parent-deleted");
    }

    @Test
    void whatIsDeletedAndWrittenAnewInOneBatchKeepsNoOldChildren() {
        sender.push(invoice(header, from, "fn", to), invoiceLine(line1, header));
        ofDocument(receiver);

        sender.push(delete("transact", header), invoice(header, from, "fn", to), invoiceLine(line2, header));

        ofDocument(receiver);
        ofDocument(collector);
        for (Site site : List.of(receiver, collector)) {
            assertThat(site.replica.bodies().keySet())
                    .filteredOn(this::ofDocument)
                    .containsExactlyInAnyOrder("trans_line/" + line2, "transact/" + header);
        }
    }

    @DisplayName("I6: the version is the record's, the same in every copy, through delete and undelete")
    @Test
    void versionsAreTheSameInAllCopies() {
        long v1 = sender.accepted(invoice(header, from, "nw", to));
        assertThat(versions(collector)).containsExactly(v1);

        long v2 = sender.accepted(invoice(header, from, "fn", to));
        assertThat(v2).isEqualTo(v1 + 1);
        assertThat(versions(collector)).containsExactly(v2);
        assertThat(versions(receiver)).containsExactly(v2);

        long v3 = sender.accepted(delete("transact", header));
        assertThat(v3).isEqualTo(v1 + 2);
        assertThat(versions(collector)).containsExactly(v3);
        assertThat(versions(receiver)).containsExactly(v3);

        long v4 = sender.accepted(invoice(header, from, "nw", to));
        assertThat(v4).isEqualTo(v1 + 3);
        assertThat(versions(collector)).containsExactly(v4);
        assertThat(versions(receiver)).as("once addressed it stays so").containsExactly(v4);
    }

    @DisplayName("a child's version too, when its parent's delete takes it along")
    @Test
    void versionsOfChildrenAreTheSameInAllCopies() {
        List<JsonNode> outcomes = sender.push(invoice(header, from, "fn", to), invoiceLine(line1, header));
        long version = outcomes.get(1).get("version").asLong();
        receiver.drain();
        collector.drain();

        sender.push(delete("transact", header));

        assertThat(receiver.drainOf(line1))
                .singleElement()
                .extracting(row -> row.get("version").asLong())
                .isEqualTo(version + 1);
        assertThat(collector.drainOf(line1))
                .singleElement()
                .extracting(row -> row.get("version").asLong())
                .isEqualTo(version + 1);
        sender.push(invoice(header, from, "fn", to));
        assertThat(sender.accepted(invoiceLine(line1, header))).isEqualTo(version + 2);
    }

    @Test
    void theOutcomeNamesTheSubscriptionsItStandsIn() {
        Site both = aSite("desktop");
        String here = aStoreOn(both);
        String there = aStoreOn(both);
        sees(here, there);
        both.drain();

        JsonNode outcome = both.push(invoice(header, here, "fn", there)).getFirst();

        assertThat(outcome.get("in")).hasSize(2);
        assertThat(both.replica.through("transact", header)).hasSize(2);
        assertThat(both.drainOf(header)).as("its own body is in both").isEmpty();
    }

    private List<JsonNode> ofDocument(Site site) {
        return site.drain().stream()
                .filter(row ->
                        List.of(header, line1, line2).contains(row.path("id").asText()))
                .toList();
    }

    private boolean ofDocument(String key) {
        return key.endsWith(header) || key.endsWith(line1) || key.endsWith(line2);
    }

    private List<Long> versions(Site site) {
        return site.drainOf(header).stream()
                .map(row -> row.get("version").asLong())
                .toList();
    }
}
