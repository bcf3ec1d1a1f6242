package org.storesync.gateway.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.storesync.gateway.fixture.Problems.expect;
import static org.storesync.gateway.fixture.TestSite.admin;

import com.sun.management.ThreadMXBean;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.Reply;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.RawCall;
import org.storesync.gateway.fixture.SocketCall;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.model.ProblemCode;

/** Bodies of every bad kind, over real connections: each gets its answer, memory stays bounded, and no bytes stay leased. */
@QuarkusTest
class PushBodyTest {
    private static final int MIB = 1024 * 1024;
    private static final byte[] BATCH =
            "{\"count\":1,\"queued\":41}\n{\"type\":\"item\"}\n".getBytes(StandardCharsets.UTF_8);

    CannedRouting routing;

    @Inject
    BytesInFlight inFlight;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @AfterEach
    void nothingIsHeld() {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(inFlight.held()).isZero());
    }

    @Test
    void unfoldsABodyOnce() throws Exception {
        TestSite site = TestSite.create();

        assertThat(pushPacked(site, Reply.gzip(BATCH)).status()).isEqualTo(200);

        assertThat(routing.lastCall().body()).isEqualTo(BATCH);
        assertThat(routing.lastCall().header("Content-Encoding")).isEmpty();
        assertThat(routing.lastCall().header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(routing.lastCall().header("Content-Length")).isEqualTo(Integer.toString(BATCH.length));
    }

    @Test
    void passesLargeBodiesOnWhole() throws Exception {
        TestSite site = TestSite.create();
        byte[] large = noise(5 * MIB);

        assertThat(push(site, large).status()).isEqualTo(200);
        assertThat(Arrays.equals(routing.lastCall().body(), large)).isTrue();
        assertThat(pushPacked(site, Reply.gzip(large)).status()).isEqualTo(200);
        assertThat(Arrays.equals(routing.lastCall().body(), large)).isTrue();
    }

    @Test
    void takesABodyAtTheLimitAndRefusesOneByteMore() throws Exception {
        TestSite site = TestSite.create();
        byte[] atLimit = new byte[16 * MIB];
        Arrays.fill(atLimit, (byte) ' ');
        System.arraycopy(BATCH, 0, atLimit, 0, BATCH.length);

        assertThat(push(site, atLimit).status()).isEqualTo(200);
        expect(ProblemCode.BODY_TOO_LARGE, push(site, Arrays.copyOf(atLimit, atLimit.length + 1)))
                .body("limit", equalTo(16 * MIB));
        assertThat(routing.calls()).hasSize(2);
    }

    @Test
    void refusesAChunkedBodyThatGrowsBeyondTheLimit() throws Exception {
        TestSite site = TestSite.create();
        try (SocketCall call = SocketCall.push(site, "Transfer-Encoding: chunked")) {
            byte[] chunk = new byte[MIB];
            for (int i = 0; i < 17; i++) {
                call.sendChunk(chunk);
            }
            call.send("0\r\n\r\n");

            assertThat(call.answer()).startsWith("HTTP/1.1 413").contains("body-too-large");
        }
    }

    @Test
    void cutsABombEarlyWithBoundedMemory() throws Exception {
        TestSite site = TestSite.create();
        byte[] bomb = endlessBomb(1024);
        assertThat(bomb.length).isBetween(MIB * 9 / 10, MIB * 11 / 10);
        assertThat(pushPacked(site, Reply.gzip(BATCH)).status()).isEqualTo(200);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();

        RawCall.Answer answer = pushPacked(site, bomb);
        // 32 MiB inflated, and the compressed body a few times; for all threads of this JVM together, including the
        // client's.
        assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(64L * MIB);
        expect(ProblemCode.INFLATED_TOO_LARGE, answer);
        assertThat(routing.calls()).hasSize(2);
    }

    @Test
    void refusesAnUnlikelyRatio() throws Exception {
        TestSite site = TestSite.create();
        byte[] small = bomb(4L * MIB);
        assertThat(small.length * 250).isLessThan(4 * MIB);

        expect(ProblemCode.INFLATED_TOO_LARGE, pushPacked(site, small))
                .body("limit", equalTo(Math.max(MIB, small.length * 250)));
        assertThat(pushPacked(site, bomb(MIB)).status()).isEqualTo(200);
    }

    @Test
    void tellsACutBodyFromABrokenOne() throws Exception {
        TestSite site = TestSite.create();
        byte[] packed = Reply.gzip(noise(100_000));

        expect(ProblemCode.TRUNCATED_BODY, pushPacked(site, Arrays.copyOf(packed, packed.length - 3)));
        expect(ProblemCode.TRUNCATED_BODY, pushPacked(site, Arrays.copyOf(packed, packed.length / 2)));
        expect(ProblemCode.TRUNCATED_BODY, pushPacked(site, Arrays.copyOf(packed, 5)));
        byte[] broken = packed.clone();
        broken[packed.length - 6] ^= 1;
        expect(ProblemCode.MALFORMED_BODY, pushPacked(site, broken));
        expect(ProblemCode.MALFORMED_BODY, pushPacked(site, BATCH));
        expect(ProblemCode.MALFORMED_BODY, push(site, new byte[0]));
        expect(ProblemCode.MALFORMED_BODY, pushPacked(site, Reply.gzip(new byte[0])));
        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    void understandsGzipOnly() throws Exception {
        TestSite site = TestSite.create();

        expect(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                site.call()
                        .header("Content-Encoding", "br")
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/v1/push"));
        site.call()
                .header("Content-Encoding", "identity")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/push")
                .then()
                .statusCode(200);
    }

    @Test
    void givesUpAClientThatStalls() throws Exception {
        TestSite site = TestSite.create();
        try (SocketCall call = SocketCall.push(site, "Content-Length: 1000")) {
            call.send("{\"count\":1}\n");

            assertThat(call.answer()).startsWith("HTTP/1.1 408").contains("slow-client");
        }
    }

    @Test
    void waitsForASlowClientThatKeepsSending() throws Exception {
        TestSite site = TestSite.create();
        try (SocketCall call = SocketCall.push(site, "Content-Length: 5")) {
            for (int i = 0; i < 5; i++) {
                await().pollDelay(Duration.ofMillis(800)).until(() -> true);
                call.send(" ");
            }

            assertThat(call.answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void forgetsAClientThatGoesAwayHalfWay() throws Exception {
        TestSite site = TestSite.create();
        try (SocketCall call = SocketCall.push(site, "Content-Length: 2000000")) {
            call.send(new byte[MIB]);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(inFlight.held()).isEqualTo(MIB));
        }

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(inFlight.held()).isZero());
        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    void takesNoMoreThanItCanHoldAtOnce() throws Exception {
        TestSite site = TestSite.create();
        List<SocketCall> holding = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                SocketCall call = SocketCall.push(TestSite.create(), "Content-Length: " + 16 * MIB);
                holding.add(call);
                call.send(new byte[15 * MIB]);
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(inFlight.held()).isEqualTo(45L * MIB));

            RawCall.Answer refused = push(site, noise(4 * MIB));

            expect(ProblemCode.ROUTING_UNAVAILABLE, refused);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(5, 20);
            site.call().get("/api/v1/site").then().statusCode(200);
        } finally {
            for (SocketCall call : holding) {
                call.close();
            }
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(inFlight.held()).isZero());
        assertThat(push(site, noise(4 * MIB)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("security-6 a site that sends slowly in many calls holds its share, and others are served meanwhile")
    void givesOneSiteAShare() throws Exception {
        TestSite slow = TestSite.create();
        TestSite other = TestSite.create();
        List<SocketCall> holding = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                SocketCall call = SocketCall.push(slow, "Content-Length: " + 16 * MIB);
                holding.add(call);
                call.send(new byte[3 * MIB]);
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(inFlight.held()).isEqualTo(12L * MIB));

            RawCall.Answer refused = push(slow, noise(5 * MIB));

            expect(ProblemCode.RATE_LIMITED, refused).body("limit", equalTo(16 * MIB));
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(push(other, noise(15 * MIB)).status()).isEqualTo(200);
            slow.call().get("/api/v1/site").then().statusCode(200);
        } finally {
            for (SocketCall call : holding) {
                call.close();
            }
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(inFlight.sites()).isZero());
        assertThat(push(slow, noise(15 * MIB)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("security-6 a body that trickles is given up when its whole time is over")
    void givesUpAClientThatTrickles() throws Exception {
        TestSite site = TestSite.create();
        long begin = System.nanoTime();
        try (SocketCall call = SocketCall.push(site, "Content-Length: 1000")) {
            for (int i = 0; i < 8; i++) {
                call.send(" ");
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            }

            assertThat(call.answer()).startsWith("HTTP/1.1 408").contains("slow-client");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    @DisplayName("security-11 numbers before the batch id are inflated and parsed only up to the header's limit")
    void refusesALongHeader() throws Exception {
        TestSite site = TestSite.create();
        byte[] long31 =
                ("{\"x\":[" + "1,".repeat(100_000) + "1],\"batchId\":\"b\"}\n").getBytes(StandardCharsets.UTF_8);

        expect(ProblemCode.MALFORMED_BODY, push(site, long31)).body("limit", equalTo(16 * 1024));
        expect(ProblemCode.MALFORMED_BODY, pushPacked(site, Reply.gzip(long31)));
        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    @DisplayName("security-17 ten thousand empty gzip members are refused as malformed, for each kind of call")
    void refusesManyEmptyMembers() throws Exception {
        TestSite site = TestSite.create();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] empty = Reply.gzip(new byte[0]);
        for (int i = 0; i < 10_000; i++) {
            members.writeBytes(empty);
        }
        expect(ProblemCode.MALFORMED_BODY, pushPacked(site, members.toByteArray()));
        for (String call : List.of("/api/v1/pull", "/api/v1/site")) {
            byte[] fitting = Arrays.copyOf(members.toByteArray(), empty.length * 3000);
            expect(ProblemCode.MALFORMED_BODY, RawCall.post(call, site, fitting, "Content-Encoding", "gzip"));
        }
        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    void unfoldsABodyOfSeveralMembers() throws Exception {
        TestSite site = TestSite.create();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(Reply.gzip(BATCH));
        members.writeBytes(Reply.gzip(new byte[0]));
        members.writeBytes(Reply.gzip(BATCH));

        assertThat(pushPacked(site, members.toByteArray()).status()).isEqualTo(200);
        assertThat(routing.lastCall().text()).isEqualTo(new String(BATCH, StandardCharsets.UTF_8).repeat(2));
    }

    @Test
    void boundsTheBodiesOfOtherCalls() throws Exception {
        TestSite site = TestSite.create();
        byte[] atLimit = new byte[64 * 1024];
        Arrays.fill(atLimit, (byte) ' ');

        for (String call : List.of("/api/v1/pull", "/api/v1/site")) {
            assertThat(RawCall.post(call, site, atLimit).status()).isEqualTo(200);
            expect(ProblemCode.BODY_TOO_LARGE, RawCall.post(call, site, Arrays.copyOf(atLimit, atLimit.length + 1)))
                    .body("limit", equalTo(64 * 1024));
            assertThat(RawCall.post(call, site, Reply.gzip(atLimit), "Content-Encoding", "gzip")
                            .status())
                    .isEqualTo(200);
            expect(
                    ProblemCode.INFLATED_TOO_LARGE,
                    RawCall.post(
                            call,
                            site,
                            Reply.gzip(Arrays.copyOf(atLimit, atLimit.length + 1)),
                            "Content-Encoding",
                            "gzip"));
        }
    }

    @Test
    void boundsAnswers() throws Exception {
        TestSite site = TestSite.create();
        routing.answer("/pull", call -> new Reply(200, "application/x-ndjson", new byte[32 * MIB + 1]).asItIs());

        expect(
                ProblemCode.ROUTING_UNAVAILABLE,
                site.call().contentType("application/json").body("{}").post("/api/v1/pull"));
    }

    @Test
    void passesLargeAnswersOnWhole() throws Exception {
        TestSite site = TestSite.create();
        byte[] page = noise(8 * MIB);
        routing.answer("/pull", call -> new Reply(200, "application/x-ndjson", page).asItIs());

        assertThat(Arrays.equals(
                        RawCall.post("/api/v1/pull", site, "{}".getBytes(StandardCharsets.UTF_8))
                                .body(),
                        page))
                .isTrue();
    }

    @Test
    void notesWhatASiteStillHasToSend() throws Exception {
        TestSite site = TestSite.create();

        assertThat(push(site, BATCH).status()).isEqualTo(200);
        admin().get("/admin/v1/sites/" + site.id()).then().body("queued", equalTo(41));
        site.call()
                .contentType("application/json")
                .body("{\"lineage\":\"l\",\"queued\":7}")
                .post("/api/v1/site")
                .then()
                .statusCode(200);
        admin().get("/admin/v1/sites/" + site.id())
                .then()
                .body("queued", equalTo(7))
                .body("app", equalTo("site-agent/1.2.3"))
                .body("protocol", equalTo(1));
    }

    private static RawCall.Answer push(TestSite site, byte[] body) throws Exception {
        return RawCall.post("/api/v1/push", site, body, "Content-Type", "application/x-ndjson");
    }

    private static RawCall.Answer pushPacked(TestSite site, byte[] body) throws Exception {
        return RawCall.post(
                "/api/v1/push", site, body, "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
    }

    /** Bytes that can hardly be compressed, the same each time. */
    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(20261123).nextBytes(bytes);
        return bytes;
    }

    private static byte[] bomb(long unfolded) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] spaces = new byte[MIB];
        Arrays.fill(spaces, (byte) ' ');
        System.arraycopy(BATCH, 0, spaces, 0, BATCH.length);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (long done = 0; done < unfolded; done += MIB) {
                out.write(spaces);
            }
        }
        return bytes.toByteArray();
    }

    /**
     * This many MiB in about as many KiB: one compressed MiB again and again, as an attacker makes it. Nobody ever reaches its checksum.
     */
    private static byte[] endlessBomb(int mebibytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[MIB]);
        byte[] packed = new byte[8192];
        int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOf(Reply.gzip(new byte[0]), 10));
        for (int i = 0; i < mebibytes; i++) {
            bytes.write(packed, 0, length);
        }
        return bytes.toByteArray();
    }
}
