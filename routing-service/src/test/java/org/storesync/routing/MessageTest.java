package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages between stores, to everybody, from central (C1; design: Messages). */
@QuarkusTest
class MessageTest {
    private Site sender;
    private Site receiver;
    private Site stranger;
    private String from;
    private String to;
    private final String id = id();

    @BeforeEach
    void threeSites() {
        sender = aSite("desktop");
        receiver = aSite("desktop");
        stranger = aSite("desktop");
        from = aStoreOn(sender);
        to = aStoreOn(receiver);
        List.of(sender, receiver, stranger).forEach(Site::drain);
    }

    @DisplayName("I3: between two stores it reaches the receiver alone, and so does its delete")
    @Test
    void reachesItsReceiver() {
        assertThat(sender.pushOne(message(from, to))).isEqualTo("accepted");

        assertThat(receiver.drainOf(id)).hasSize(1);
        assertThat(stranger.drain().toString()).doesNotContain(id);

        sender.push(delete("message", id));
        assertThat(receiver.drainOf(id))
                .singleElement()
                .extracting(row -> row.get("op").asText())
                .isEqualTo("delete");
    }

    @Test
    void withoutReceiverItReachesEverybody() {
        assertThat(sender.pushOne(message(from, ""))).isEqualTo("accepted");

        assertThat(receiver.drainOf(id)).hasSize(1);
        assertThat(stranger.drainOf(id)).hasSize(1);
        assertThat(stranger.pushOne(message(from, ""))).isEqualTo("sender-not-yours");
    }

    @Test
    void withoutSenderItComesFromCentralOrThePrimaryOnly() {
        assertThat(sender.pushOne(message("", to))).isEqualTo("sender-not-yours");
        assertThat(aPrimary().pushOne(message("", to))).isEqualTo("accepted");

        assertThat(receiver.drainOf(id)).hasSize(1);
        assertThat(stranger.drain().toString()).doesNotContain(id);
    }

    @Test
    void anotherStoresNameIsNoneToSendUnder() {
        assertThat(stranger.pushOne(message(from, to))).isEqualTo("sender-not-yours");
        assertThat(receiver.drain().toString()).doesNotContain(id);
    }

    private String message(String sender, String receiver) {
        return change("message", id, "'fromStoreID':'" + sender + "','toStoreID':'" + receiver + "','body':'b'");
    }
}
