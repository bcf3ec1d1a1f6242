package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/** The client over real HTTP. */
class HttpCentralClientTest {
    private static final UUID REQUEST = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final String SITE = """
            {"siteId":7,"name":"District A","kind":"desktop","epoch":5,"primary":false,"tomorrow":1,
             "protocol":{"min":1,"max":1,"advised":1},
             "limits":{"recordsPerBatch":5000,"batchBytes":16777216,"recordBytes":1048576,"pageRecords":5000,"pageBytes":8388608,"nesting":64},
             "stores":[{"storeId":"S","type":"active","assignmentEpoch":3,"collected":true}]}""";

    private HttpServer server;
    private HttpClient http;
    private volatile Answering answering = exchange -> {};
    private String asked = "";
    private String body = "";

    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    ? new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8)
                    : new String(bytes, UTF_8);
            answering.answer(exchange);
            exchange.close();
        });
        server.start();
        http = HttpCentralClient.newHttp(LinkLimits.STANDARD);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.stop(0);
    }

    private HttpCentralClient client(LinkLimits limits) {
        return client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), limits);
    }

    private HttpCentralClient client(URI url, LinkLimits limits) {
        return new HttpCentralClient(
                http, new Credentials(url, 7, "sécret", "device-1"), "site-agent/1", limits, () -> REQUEST);
    }

    private HttpCentralClient client() {
        return client(LinkLimits.STANDARD);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void saysWhoItIsInEachCall() {
        answering = exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .isEqualTo("Basic " + Base64.getEncoder().encodeToString("7:sécret".getBytes(UTF_8)));
            assertThat(exchange.getRequestHeaders().getFirst("Storesync-Device"))
                    .isEqualTo("device-1");
            assertThat(exchange.getRequestHeaders().getFirst("Storesync-App")).isEqualTo("site-agent/1");
            assertThat(exchange.getRequestHeaders().getFirst("Storesync-Protocol"))
                    .isEqualTo("1");
            assertThat(exchange.getRequestHeaders().getFirst("X-Request-Id")).isEqualTo(REQUEST.toString());
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            assertThat(exchange.getRequestHeaders().get("Upgrade")).isNull();
            answer(exchange, 200, "application/json", SITE);
        };

        SiteView site = client().site();

        assertThat(asked).isEqualTo("GET /api/v1/site");
        assertThat(site.name()).isEqualTo("District A");
        assertThat(site.stores()).containsExactly(new SiteView.StoreOnSite("S", "active", 3, true, 0, null));
    }

    @Test
    void beginsASync() {
        answering = exchange -> answer(
                exchange,
                200,
                "application/json",
                "{\"verdict\":\"RESEND\",\"highestSeq\":140,\"lastBatchId\":null,\"site\":" + SITE + "}");

        SyncVerdict verdict = client().begin(new SyncStart("L", 120, new SyncStart.BatchInDoubt("B", 121, 140), 37L));

        assertThat(asked).isEqualTo("POST /api/v1/site");
        assertThat(body)
                .isEqualTo("{\"lineage\":\"L\",\"lastAnswered\":120,"
                        + "\"inDoubt\":{\"batchId\":\"B\",\"fromSeq\":121,\"toSeq\":140},\"queued\":37}");
        assertThat(verdict.verdict()).isEqualTo(SyncVerdict.Verdict.RESEND);
        client().begin(new SyncStart("L", 0, null, null));
        assertThat(body).isEqualTo("{\"lineage\":\"L\",\"lastAnswered\":0}");
    }

    @Test
    void pushesTheBytesOfABatchAsTheyAre() throws IOException {
        answering = exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/x-ndjson");
            answer(exchange, 200, "application/json", """
                    {"batchId":"B","replayed":true,"highestSeq":122,"outcomes":[
                     {"siteSeq":121,"outcome":"accepted","version":5,"in":[3],"resendChildren":true},
                     {"siteSeq":122,"outcome":"quarantined","code":"parent-missing","waitsFor":{"type":"transact","id":"T"}}]}""");
        };

        PushAnswer answer =
                client().push(new PushBatch("B", 121, 2, new PushBatch.Content(gzip("{\"a\":1}\n{\"b\":2}\n"))));

        assertThat(asked).isEqualTo("POST /api/v1/push");
        assertThat(body).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
        assertThat(answer.replayed()).isTrue();
        assertThat(answer.outcomes().getFirst().in()).containsExactly(3L);
        assertThat(answer.outcomes().getFirst().resendChildren()).isTrue();
        assertThat(answer.outcomes().getLast().code()).isEqualTo(RecordCode.PARENT_MISSING);
    }

    @DisplayName("an outcome of a newer central keeps the change: it is to be sent later")
    @Test
    void keepsWhatHasAnOutcomeOfTomorrow() throws IOException {
        answering = exchange -> answer(exchange, 200, "application/json", """
                {"batchId":"B","replayed":false,"highestSeq":1,"outcomes":[{"siteSeq":1,"outcome":"of-tomorrow"}]}""");

        PushAnswer answer = client().push(new PushBatch("B", 1, 1, new PushBatch.Content(gzip("x"))));

        assertThat(answer.outcomes().getFirst().outcome()).isEqualTo(Outcome.RETRY_LATER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "<html></html>", "{\"batchId\":\"B\",\"replayed\":false,\"highestSeq\":1}"})
    void doesNotTakeAnAnswerWithoutOutcomes(String text) {
        answering = exchange -> answer(exchange, 200, "application/json", text);

        assertThatThrownBy(() -> client().push(new PushBatch("B", 1, 1, new PushBatch.Content(gzip("x")))))
                .isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void pullsAPageCompressed() {
        String page = "{\"cursor\":\"C\",\"count\":1,\"remaining\":0,\"drained\":true,\"live\":[3]}\n"
                + "{\"in\":3,\"type\":\"item\",\"id\":\"I\",\"version\":1,\"body\":{\"x\":\"" + "x".repeat(5000)
                + "\"}}\n";
        answering = exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept")).startsWith("application/x-ndjson");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(gzip(page));
        };

        Page got = client().pull(new PullRequest("L", null, 10, 2000));

        assertThat(body).isEqualTo("{\"lineage\":\"L\",\"maxRecords\":10,\"maxBytes\":2000}");
        assertThat(got.rows()).hasSize(1);
        assertThat(got.wireBytes()).isLessThan(300);
    }

    @Test
    void tellsAProblemWithItsCodeDetailAndWhenToComeBack() {
        answering = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            answer(
                    exchange,
                    503,
                    "application/problem+json",
                    "{\"type\":\"urn:problem:unheard-of\",\"title\":\"t\",\"status\":503,\"detail\":\"back soon\","
                            + "\"code\":\"unheard-of\",\"requestId\":\"R1\","
                            + "\"violations\":[{\"field\":\"lane\",\"message\":\"is 7\"}]}");
        };

        assertThatThrownBy(() -> client().status()).isInstanceOfSatisfying(CentralProblem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("unheard-of");
            assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(17));
            assertThat(problem.worthRetrying()).isTrue();
            assertThat(Advice.of(problem)).isEqualTo("unheard-of: back soon (lane: is 7) [request R1]");
        });
    }

    @Test
    void saysWhatToDoAboutTheProblemsAUserMeets() {
        assertThat(advice("not-authenticated")).contains("secret in site.properties");
        assertThat(advice("wrong-device")).contains("ask an administrator to release the device");
        assertThat(advice("site-suspended")).contains("ask an administrator");
        assertThat(advice("lineage-retired")).contains("only one machine");
        assertThat(advice("rate-limited")).isEqualTo("rate-limited: too many calls; wait before trying again");
    }

    private static String advice(String code) {
        return Advice.of(new CentralProblem(409, code, "", null, null));
    }

    @Test
    void tellsSomethingThatIsNotCentral() {
        answering = exchange -> answer(exchange, 404, "text/html", "<html>");
        assertThatThrownBy(() -> client().site())
                .isInstanceOf(CentralProblem.class)
                .hasMessageContaining("HTTP 404")
                .hasMessageContaining("is the URL central's?");
        answering = exchange -> answer(exchange, 200, "text/html", "<html>welcome</html>");
        assertThatThrownBy(() -> client().site()).isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void tellsAnAnswerThatIsCut() {
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"cursor\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        };
        assertThatThrownBy(() -> client().pull(new PullRequest("L", null, 1, 1)))
                .isInstanceOf(CentralUnreachable.class)
                .hasMessageContaining("broke");
        answering = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            byte[] whole = gzip("{\"cursor\":\"C\",\"count\":0}");
            exchange.sendResponseHeaders(200, whole.length - 5);
            exchange.getResponseBody().write(whole, 0, whole.length - 5);
        };
        assertThatThrownBy(() -> client().pull(new PullRequest("L", null, 1, 1)))
                .isInstanceOf(BrokenAnswer.class);
    }

    @Test
    void doesNotWaitForEverForTheNextByte() {
        CountDownLatch done = new CountDownLatch(1);
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream out = exchange.getResponseBody();
            out.write(1);
            out.flush();
            await(done);
        };
        LinkLimits hasty = new LinkLimits(Duration.ofSeconds(5), Duration.ofMillis(200), 2000, 1 << 20);
        assertThatThrownBy(() -> client(hasty).pull(new PullRequest("L", null, 1, 1)))
                .isInstanceOf(CentralUnreachable.class)
                .hasMessageContaining("stopped answering");
        done.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void boundsAnAnswerBeforeAndAfterItIsUnfolded() {
        LinkLimits small = new LinkLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 2000, 10_000);
        answering = exchange -> answer(exchange, 200, "application/json", " ".repeat(20_000));
        assertThatThrownBy(() -> client(small).site())
                .isInstanceOf(BrokenAnswer.class)
                .hasMessageContaining("larger");
        answering = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(gzip(" ".repeat(1_000_000)));
        };
        assertThatThrownBy(() -> client(small).site())
                .isInstanceOf(BrokenAnswer.class)
                .hasMessageContaining("central's inflated answer is larger than");
    }

    @Test
    void tellsThatNothingAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CentralClient nobody = client(URI.create("http://127.0.0.1:" + free), LinkLimits.STANDARD);
        assertThatThrownBy(nobody::site)
                .isInstanceOf(CentralUnreachable.class)
                .hasMessage("nothing answers at http://127.0.0.1:" + free);
        CentralClient nowhere = client(URI.create("http://no-such-host.invalid"), LinkLimits.STANDARD);
        assertThatThrownBy(nowhere::site).isInstanceOf(CentralUnreachable.class).hasMessageContaining("host name");
    }
}
