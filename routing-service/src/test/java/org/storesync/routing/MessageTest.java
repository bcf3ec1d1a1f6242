package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.sees;

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
        sees(from, to);
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

    @DisplayName("security-4 what central wrote to everybody is no site's to replace or delete")
    @Test
    void aBroadcastOfCentralStands() {
        aPrimary().push(message("", ""));

        assertThat(sender.pushOne(message(from, ""))).isEqualTo("sender-not-yours");
        assertThat(sender.pushOne(delete("message", id))).isEqualTo("sender-not-yours");
        assertThat(aPrimary().pushOne(message("", "", ",'status':'old'"))).isEqualTo("accepted");
        assertThat(aPrimary().pushOne(delete("message", id))).isEqualTo("accepted");
    }

    @DisplayName("security-4 what a store wrote to everybody is its site's, and not even the primary's")
    @Test
    void aBroadcastOfAStoreIsItsSites() {
        sender.push(message(from, ""));

        assertThat(stranger.pushOne(message(aStoreOn(stranger), ""))).isEqualTo("sender-not-yours");
        assertThat(aPrimary().pushOne(delete("message", id))).isEqualTo("sender-not-yours");
        assertThat(sender.pushOne(message(from, "", ",'status':'old'"))).isEqualTo("accepted");
        assertThat(sender.pushOne(delete("message", id))).isEqualTo("accepted");
    }

    @DisplayName("rules 1.1: a site that does not know yet that it lost the sender deletes late; a person decides")
    @Test
    void aLateDeleteWaits() {
        sender.push(message(from, to));
        assign(from, stranger);

        assertThat(sender.pushOne(delete("message", id))).isEqualTo("store-moved");
        receiver.drain();
        assertThat(receiver.replica.holds("message", id)).isTrue();
        assertThat(stranger.pushOne(delete("message", id))).isEqualTo("accepted");
    }

    @DisplayName("security-4 the receiver sets status and error_message; the rest stays, and it gets that back")
    @Test
    void theReceiverSaysWhatBecameOfIt() {
        sender.push(message(from, to, ",'status':'n'"));
        receiver.drain();

        String answer = change(
                "message",
                id,
                "'fromStoreID':'" + from + "','toStoreID':'" + to
                        + "','body':'forged','status':'done','error_message':'e'");
        assertThat(receiver.pushOne(answer)).isEqualTo("accepted");

        for (Site each : List.of(receiver, sender)) {
            var body = each.drainOf(id).getLast().get("body");
            assertThat(body.get("body").asText()).isEqualTo("b");
            assertThat(body.get("status").asText()).isEqualTo("done");
            assertThat(body.get("error_message").asText()).isEqualTo("e");
        }
        assertThat(receiver.pushOne(delete("message", id))).isEqualTo("sender-not-yours");
        assertThat(receiver.pushOne(message(to, from))).as("nor turn it round").isEqualTo("accepted");
        assertThat(receiver.drainOf(id).getLast().get("body").get("fromStoreID").asText())
                .isEqualTo(from);
        assertThat(stranger.pushOne(message(from, to))).isEqualTo("sender-not-yours");
    }

    @DisplayName("security-4 in an inbox: what central sent to a store is not its site's to change, but for its state")
    @Test
    void whatCentralSentStands() {
        aPrimary().push(message("", to));
        receiver.drain();

        assertThat(receiver.pushOne(message("", to, ",'status':'done','body':'forged'")))
                .isEqualTo("accepted");
        assertThat(receiver.drainOf(id).getLast().get("body").get("body").asText())
                .isEqualTo("b");
        assertThat(receiver.pushOne(delete("message", id))).isEqualTo("sender-not-yours");
        assertThat(sender.pushOne(message(from, to))).isEqualTo("sender-not-yours");
    }

    private String message(String sender, String receiver) {
        return message(sender, receiver, "");
    }

    private String message(String sender, String receiver, String more) {
        String body = more.contains("'body'") ? "" : ",'body':'b'";
        return change("message", id, "'fromStoreID':'" + sender + "','toStoreID':'" + receiver + "'" + body + more);
    }
}
