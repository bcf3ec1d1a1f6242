package org.storesync.client.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.client.test.ContractCalls.assertProblem;
import static org.storesync.client.test.ContractCalls.json;
import static org.storesync.client.test.ContractCalls.on;
import static org.storesync.client.test.ContractCalls.whole;
import static org.storesync.client.test.ContractCalls.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.FeedPartitions;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/**
 * What a service may rely on when it calls routing (docs/protocol.md, section 6). The same tests check the real service and
 * {@link FakeRouting}, so that tests of services with the double mean something.
 */
public abstract class RoutingContract {
    private RoutingUnderTest routing;
    private ContractCalls calls;

    /** A routing-service with a site that nobody has used before. */
    protected abstract RoutingUnderTest routing();

    @BeforeEach
    void aSiteThatBegan() {
        routing = routing();
        calls = new ContractCalls(routing);
        assertThat(verdict(calls, 0)).isEqualTo("CONTINUE");
    }

    private static String verdict(ContractCalls calls, long lastAnswered) {
        return json(whole(calls.begin(lastAnswered))).get("verdict").asText();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static UUID batch() {
        return UUID.randomUUID();
    }

    @DisplayName("while central is open, the sign of maintenance tells no time")
    @Test
    void tellsWhetherCentralIsInMaintenance() {
        assertThat(json(whole(calls.get("maintenance"))).path("since").asText(""))
                .isEmpty();
    }

    @DisplayName("an accepted change has its number and a version, which rises by one with each")
    @Test
    void tellsOutcomesInOrder() {
        String id = id();
        UUID batch = batch();

        JsonNode answer = json(whole(calls.push(batch, 1, calls.stock(id, "a"), calls.stock(id(), "b"))));

        assertThat(answer.get("batchId").asText()).isEqualTo(batch.toString());
        assertThat(answer.get("replayed").asBoolean()).isFalse();
        assertThat(answer.get("highestSeq").asLong()).isEqualTo(2);
        assertThat(answer.get("outcomes")).hasSize(2);
        JsonNode first = answer.get("outcomes").get(0);
        assertThat(first.get("siteSeq").asLong()).isEqualTo(1);
        assertThat(first.get("outcome").asText()).isEqualTo("accepted");
        JsonNode second = json(whole(calls.push(batch(), 3, calls.stock(id, "c"))))
                .get("outcomes")
                .get(0);
        assertThat(second.get("siteSeq").asLong()).isEqualTo(3);
        assertThat(second.get("version").asLong())
                .isEqualTo(first.get("version").asLong() + 1);
    }

    @DisplayName("I4: a batch that comes again is answered again; other content under its id is refused")
    @Test
    void answersABatchAgain() {
        UUID batch = batch();
        String change = calls.stock(id(), "a");
        JsonNode first = json(whole(calls.push(batch, 1, change)));
        whole(calls.push(batch(), 2, calls.stock(id(), "b")));

        JsonNode again = json(whole(calls.push(batch, 1, change)));

        assertThat(again.get("replayed").asBoolean()).isTrue();
        assertThat(again.get("highestSeq").asLong()).isEqualTo(2);
        assertThat(again.get("outcomes").get(0).get("outcome"))
                .isEqualTo(first.get("outcomes").get(0).get("outcome"));
        assertProblem(ProblemCode.BATCH_DIFFERS, calls.push(batch, 1, calls.stock(id(), "c")));
    }

    @DisplayName("I4: numbers that were answered are duplicates; a batch that goes beyond them is refused whole")
    @Test
    void numbersCountOnce() {
        whole(calls.push(batch(), 1, calls.stock(id(), "a"), calls.stock(id(), "b"), calls.stock(id(), "c")));

        assertThat(words(calls.push(batch(), 2, calls.stock(id(), "d"), calls.stock(id(), "e"))))
                .containsExactly("duplicate", "duplicate");
        assertProblem(
                ProblemCode.SEQUENCE_OVERLAPS, calls.push(batch(), 3, calls.stock(id(), "f"), calls.stock(id(), "g")));
        assertThat(words(calls.push(batch(), 4, calls.stock(id(), "h")))).containsExactly("accepted");
    }

    @Test
    void takesGapsAndBatchesOfNothing() {
        whole(calls.push(batch(), 10, calls.stock(id(), "a")));

        assertThat(words(calls.push(batch(), 500, calls.stock(id(), "b")))).containsExactly("accepted");
        assertThat(words(calls.push(batch(), 5, calls.stock(id(), "c")))).containsExactly("duplicate");
        assertThat(words(calls.push(batch(), 501))).isEmpty();
    }

    @Test
    void eachLaneCountsByItself() {
        whole(calls.push(1, batch(), 1, calls.stock(id(), "a"), calls.stock(id(), "b")));

        assertThat(words(calls.push(2, batch(), 1, calls.stock(id(), "c")))).containsExactly("accepted");
        assertThat(words(calls.push(1, batch(), 2, calls.stock(id(), "d")))).containsExactly("duplicate");
    }

    @DisplayName("a change that is refused or waits holds up none of the others")
    @Test
    void outcomesAreOfOneChange() {
        HttpResponse<String> pushed = calls.push(
                batch(),
                1,
                "{\"type\":\"item_line\",\"id\":\"x\",\"body\":[]}",
                "{\"type\":\"item_line\"}",
                "{\"type\":\"no_such_type\",\"id\":\"x\",\"body\":{\"ID\":\"x\"}}",
                ContractCalls.stock(id(), id(), "of a store that is not there"),
                calls.stock(id(), "a"));

        assertThat(words(pushed))
                .containsExactly("body-not-object", "id-missing", "unknown-type", "store-unknown", "accepted");
        assertThat(json(pushed.body()).get("outcomes"))
                .extracting(outcome -> outcome.get("outcome").asText())
                .containsExactly("refused", "refused", "quarantined", "quarantined", "accepted");
    }

    @DisplayName(
            "a base version has to be the current one, or the one before the batch; changes of one batch are one version")
    @Test
    void aStaleChangeIsToldTheVersion() {
        String id = id();
        long version = json(whole(calls.push(batch(), 1, on(0, calls.stock(id, "a")))))
                .get("outcomes")
                .get(0)
                .get("version")
                .asLong();

        HttpResponse<String> pushed = calls.push(
                batch(),
                2,
                on(version - 1, calls.stock(id, "b")),
                on(version, calls.stock(id, "c")),
                on(version, calls.stock(id, "d")),
                on(version + 2, calls.stock(id, "e")),
                on(version + 1, calls.stock(id, "f")));

        assertThat(words(pushed)).containsExactly("stale", "accepted", "accepted", "stale", "accepted");
        assertThat(json(pushed.body()).get("outcomes"))
                .extracting(outcome -> outcome.get("version").asLong())
                .containsExactly(version, version + 1, version + 1, version + 1, version + 1);
    }

    @DisplayName("what is gone or never was can be deleted again")
    @Test
    void aDeleteOfNothingIsAccepted() {
        String id = id();
        String delete = "{\"type\":\"item_line\",\"id\":\"" + id + "\",\"op\":\"delete\"}";

        assertThat(words(calls.push(batch(), 1, delete, calls.stock(id, "a")))).containsExactly("accepted", "accepted");
        assertThat(words(calls.push(batch(), 3, delete))).containsExactly("accepted");
        assertThat(words(calls.push(batch(), 4, delete))).containsExactly("accepted");
    }

    @DisplayName("an installation has to begin, and ends when another one takes its place")
    @Test
    void installationsTakeTheirPlaces() {
        ContractCalls next = calls.reinstalled();
        assertProblem(ProblemCode.LINEAGE_UNKNOWN, next.push(batch(), 1, next.stock(id(), "a")));
        whole(calls.push(batch(), 1, calls.stock(id(), "b")));

        assertThat(verdict(next, 0)).isEqualTo("CONTINUE");

        assertThat(words(next.push(batch(), 1, next.stock(id(), "c")))).containsExactly("accepted");
        assertProblem(ProblemCode.LINEAGE_RETIRED, calls.push(batch(), 2, calls.stock(id(), "d")));
        assertProblem(ProblemCode.LINEAGE_RETIRED, calls.begin(1));
    }

    @Test
    void aSyncGoesOnFromWhatBothRemember() {
        whole(calls.push(batch(), 1, calls.stock(id(), "a"), calls.stock(id(), "b")));

        assertThat(verdict(calls, 2)).isEqualTo("CONTINUE");
        assertThat(verdict(calls, 3)).isEqualTo("RESEND");
        assertThat(verdict(calls, 1)).isEqualTo("ROLLED_BACK");
        assertThat(json(whole(calls.begin(2))).get("highestSeq").asLong()).isEqualTo(2);
    }

    @Test
    void refusesABatchItCanNotRead() {
        String[] tooMany = IntStream.rangeClosed(0, FakeRouting.RECORDS_MAX)
                .mapToObj(i -> "{}")
                .toArray(String[]::new);
        String cut = calls.header(0, batch(), 1, 2) + calls.stock(id(), "a");

        assertProblem(ProblemCode.TOO_MANY_RECORDS, calls.push(batch(), 1, tooMany));
        assertProblem(ProblemCode.TRUNCATED_BODY, calls.post("/push", Headers.NDJSON, cut));
        assertProblem(ProblemCode.MALFORMED_BODY, calls.post("/push", Headers.NDJSON, "no header\n"));
        assertThat(words(calls.push(batch(), 1, calls.stock(id(), "b")))).containsExactly("accepted");
    }

    @DisplayName("the feed tells a batch's rows in one stream together, even where fewer are asked for")
    @Test
    void aRangeComesWhole() {
        String a = id();
        String b = id();
        List<Long> before = calls.heads();
        whole(calls.push(batch(), 1, calls.stock(a, "a"), calls.stock(b, "b")));
        int partition = partition(before);
        long after = before.get(partition);

        List<JsonNode> page = calls.lines("feed/" + partition + "?limit=1&after=" + after);

        JsonNode header = page.getFirst();
        assertThat(header.get("partition").asInt()).isEqualTo(partition);
        assertThat(header.get("after").asLong()).isEqualTo(after + 1);
        assertThat(header.get("head").asLong()).isEqualTo(after + 1);
        assertThat(header.get("floor").asLong()).isLessThanOrEqualTo(after);
        assertThat(header.get("count").asInt()).isEqualTo(2);
        assertThat(page.subList(1, 3)).extracting(row -> row.get("id").asText()).containsExactly(a, b);
        JsonNode row = page.get(1);
        assertThat(row.get("stream").asText()).isEqualTo("store/" + routing.store());
        assertThat(row.get("type").asText()).isEqualTo("item_line");
        assertThat(row.get("op").asText()).isEqualTo("upsert");
        assertThat(row.get("version").asLong()).isPositive();
        assertThat(row.get("seq").asLong()).isEqualTo(page.get(2).get("seq").asLong() - 1);
        assertThat(row.get("receivedAt").asText()).endsWith("Z");
        assertThat(row.get("by").asInt()).isPositive();
        assertThat(row.get("body").get("note").asText()).isEqualTo("a");
    }

    @DisplayName("a record comes at the position of its newest change: at an older position a page is empty")
    @Test
    void anOlderPositionIsEmpty() {
        String id = id();
        List<Long> before = calls.heads();
        whole(calls.push(batch(), 1, calls.stock(id, "a")));
        whole(calls.push(batch(), 2, calls.stock(id, "b")));
        int partition = partition(before);
        long after = before.get(partition);

        List<JsonNode> first = calls.lines("feed/" + partition + "?limit=1&after=" + after);
        List<JsonNode> second = calls.lines("feed/" + partition + "?limit=1&after=" + (after + 1));
        List<JsonNode> end = calls.lines("feed/" + partition + "?after=" + (after + 2));

        assertThat(first).hasSize(1);
        assertThat(first.getFirst().get("after").asLong()).isEqualTo(after + 1);
        assertThat(second).hasSize(2);
        assertThat(second.getLast().get("body").get("note").asText()).isEqualTo("b");
        assertThat(end).hasSize(1);
        assertThat(end.getFirst().get("after").asLong()).isEqualTo(after + 2);
        assertThat(end.getFirst().get("count").asInt()).isZero();
    }

    @Test
    void aDeleteIsARowWithoutABody() {
        String id = id();
        List<Long> before = calls.heads();
        whole(calls.push(batch(), 1, calls.stock(id, "a")));
        whole(calls.push(batch(), 2, "{\"type\":\"item_line\",\"id\":\"" + id + "\",\"op\":\"delete\"}"));
        int partition = partition(before);

        JsonNode row = calls.lines("feed/" + partition + "?after=" + before.get(partition))
                .getLast();

        assertThat(row.get("id").asText()).isEqualTo(id);
        assertThat(row.get("op").asText()).isEqualTo("delete");
        assertThat(row.has("body")).isFalse();
    }

    @DisplayName("a new consumer reads the home streams page by page, each record once, of the types it asks for")
    @Test
    void aHomeStreamIsReadByPages() {
        String a = id();
        String b = id();
        String c = id();
        List<Long> before = calls.heads();
        whole(calls.push(
                batch(), 1, calls.stock(a, "a"), calls.stock(b, "b"), calls.stock(c, "c"), calls.stock(a, "again")));
        String stream = "streams/" + calls.stream(partition(before));

        List<JsonNode> first = calls.lines(stream + "?limit=2");
        long after = first.getFirst().get("after").asLong();
        List<JsonNode> second = calls.lines(stream + "?limit=2&after=" + after);

        assertThat(first.subList(1, 3))
                .extracting(row -> row.get("id").asText())
                .containsExactly(b, c);
        assertThat(first.getFirst().get("more").asBoolean()).isTrue();
        assertThat(first.getFirst().get("count").asInt()).isEqualTo(2);
        assertThat(second).hasSize(2);
        assertThat(second.getFirst().get("more").asBoolean()).isFalse();
        assertThat(second.getLast().get("body").get("note").asText()).isEqualTo("again");
        assertThat(calls.lines(stream + "?types=item,unit")).hasSize(1);
        assertThat(calls.lines(stream + "?types=item_line")).hasSize(4);
    }

    @DisplayName("there are 16 heads; a call that knows them waits no longer than it asks")
    @Test
    void headsRise() {
        List<Long> before = calls.heads();
        assertThat(before).hasSize(FeedPartitions.COUNT);
        String known = "feed/heads?waitSeconds=0&known="
                + String.join(",", before.stream().map(String::valueOf).toList());
        assertThat(json(whole(calls.get(known))).get("heads")).hasSize(FeedPartitions.COUNT);

        whole(calls.push(batch(), 1, calls.stock(id(), "a")));

        JsonNode heads = json(whole(calls.get(known.replace("waitSeconds=0", "waitSeconds=20"))))
                .get("heads");
        assertThat(heads.get(partition(before)).asLong()).isGreaterThan(before.get(partition(before)));
    }

    @Test
    void refusesWrongReads() {
        for (String wrong : List.of(
                "feed/0?limit=0",
                "feed/0?limit=" + (FakeRouting.RECORDS_MAX + 1),
                "feed/0?after=-1",
                "feed/16",
                "feed/0?types=item,itm",
                "feed/heads?known=x",
                "streams?partition=16",
                "streams/1?limit=0",
                "streams/1?types=itm")) {
            assertProblem(ProblemCode.INVALID_REQUEST, calls.get(wrong));
        }
        assertProblem(ProblemCode.NOT_FOUND, calls.get("streams/999999"));
        RoutingUnderTest stranger =
                new RoutingUnderTest(routing.url(), "Bearer x", "Bearer x", routing.site(), routing.store());
        assertProblem(ProblemCode.NOT_AUTHENTICATED, new ContractCalls(stranger).get("feed/0"));
        assertProblem(ProblemCode.NOT_AUTHENTICATED, new ContractCalls(stranger).begin(0));
    }

    /** The partition of the store's stream, which has changed since. */
    private int partition(List<Long> before) {
        List<Long> now = calls.heads();
        return IntStream.range(0, FeedPartitions.COUNT)
                .filter(partition -> now.get(partition) > before.get(partition))
                .filter(partition -> calls.stream(partition) > 0)
                .findFirst()
                .orElseThrow();
    }
}
