package org.storesync.system.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.storesync.system.wire.Wire.NoAnswer;

/** A site that follows the protocol over bare HTTP: it counts its changes, keeps its cursor, and holds what it was sent. */
public final class WireSite {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 1_000;

    private final int id;
    private final String secret;
    private final Witness witness;
    private final Replica replica = new Replica();
    private URI central;
    private String device = "device";
    private final int lane;
    private UUID lineage = UUID.randomUUID();
    private long nextSeq = 1;
    private long lastAnswered;
    private @Nullable Batch inDoubt;
    private @Nullable String cursor;

    public WireSite(int id, String secret, URI central, Witness witness) {
        this(id, secret, central, witness, 0);
    }

    private WireSite(int id, String secret, URI central, Witness witness, int lane) {
        this.id = id;
        this.secret = secret;
        this.central = central;
        this.witness = witness;
        this.lane = lane;
    }

    /** Another lane of an internal site. It pushes beside this one, in the same lineage, with separate numbers. */
    public WireSite lane(int other) {
        WireSite site = new WireSite(id, secret, central, witness, other);
        site.lineage = lineage;
        return site;
    }

    public int id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    public UUID lineage() {
        return lineage;
    }

    public long nextSeq() {
        return nextSeq;
    }

    public @Nullable String cursor() {
        return cursor;
    }

    public Replica replica() {
        return replica;
    }

    /** From now on calls central over another way: another replica, or a link. */
    public WireSite over(URI other) {
        central = other;
        return this;
    }

    /** Calls from another machine from now on. */
    public WireSite on(String otherDevice) {
        device = otherDevice;
        return this;
    }

    /** Goes back, or forward, to a cursor, like a machine that lost a page. */
    public void cursor(@Nullable String other) {
        cursor = other;
    }

    /** Forgets everything: another installation. */
    public void reinstall() {
        lineage = UUID.randomUUID();
        lastAnswered = 0;
        nextSeq = 1;
        inDoubt = null;
        cursor = null;
        replica.clear();
    }

    /** The headers of each call. A test changes those that should be wrong. */
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", basic(secret));
        headers.put("Storesync-Device", device);
        headers.put("Storesync-App", "scenario/1");
        headers.put("Storesync-Protocol", "1");
        headers.put("Accept-Encoding", "gzip");
        return headers;
    }

    public String basic(String otherSecret) {
        String plain = id + ":" + otherSecret;
        return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** One call, exactly as it is told. */
    public Answer call(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        Answer answer = Wire.send(method, central.resolve(path), headers, body);
        witness.answered(id, answer);
        return answer;
    }

    private Answer post(String path, String contentType, byte[] body, String accept) {
        Map<String, String> headers = headers();
        headers.put("Content-Type", contentType);
        headers.put("Accept", accept);
        return call("POST", path, headers, body);
    }

    public Answer site() {
        return call("GET", "/api/v1/site", headers(), null);
    }

    public Answer status() {
        return call("GET", "/api/v1/status", headers(), null);
    }

    public Answer beginCall() {
        Batch doubt = inDoubt;
        String unanswered = doubt == null
                ? ""
                : ",\"inDoubt\":{\"batchId\":\"" + doubt.id() + "\",\"fromSeq\":" + doubt.firstSeq() + ",\"toSeq\":"
                        + doubt.lastSeq() + "}";
        String body = "{\"lineage\":\"" + lineage + "\",\"lastAnswered\":" + lastAnswered + unanswered + "}";
        return post("/api/v1/site", "application/json", body.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** Begins a sync; the verdict. */
    public String begin() {
        return ok(beginCall()).json().path("verdict").asText();
    }

    /** The next batch. Its bytes stay the same however often it is sent. */
    public Batch batch(List<Change> changes) {
        return new Batch(UUID.randomUUID(), lineage, lane, nextSeq, changes, false);
    }

    /** One attempt. */
    public Answer send(Batch batch) {
        inDoubt = batch;
        return post("/api/v1/push", "application/x-ndjson", batch.bytes(), "application/json");
    }

    /** Pushes a batch; its outcomes. */
    public List<Outcome> push(Change... changes) {
        return push(Arrays.asList(changes));
    }

    public List<Outcome> push(List<Change> changes) {
        Batch batch = batch(changes);
        return settle(batch, ok(send(batch)));
    }

    /** Pushes a batch as a site does over a bad link: sends it until it is answered, with the same id and bytes (I4). */
    public List<Outcome> pushThrough(List<Change> changes) {
        Batch batch = batch(changes);
        List<Outcome> outcomes = new ArrayList<>();
        Awaitility.await("batch " + batch.id() + " is answered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> answered(batch, outcomes));
        return outcomes;
    }

    private boolean answered(Batch batch, List<Outcome> outcomes) {
        try {
            Answer answer = send(batch);
            if (answer.status() == 503 || answer.code().equals("push-running")) {
                return false;
            }
            outcomes.addAll(settle(batch, ok(answer)));
            return true;
        } catch (NoAnswer e) {
            return false;
        }
    }

    /** The answer to one change: its code, or its outcome if it has none. */
    public String pushOne(Change change) {
        return push(change).getFirst().said();
    }

    /** Takes the answer of a batch that may have been sent several times. */
    public List<Outcome> settle(Batch batch, Answer answer) {
        List<Outcome> outcomes = Outcome.all(answer.json());
        if (outcomes.size() != batch.changes().size()) {
            throw new AssertionError(
                    outcomes.size() + " outcomes for " + batch.changes().size() + " changes");
        }
        inDoubt = null;
        nextSeq = Math.max(nextSeq, batch.lastSeq() + 1);
        lastAnswered = Math.max(lastAnswered, batch.lastSeq());
        for (int i = 0; i < outcomes.size(); i++) {
            Change change = batch.changes().get(i);
            witness.judged(id, change, outcomes.get(i));
            if (outcomes.get(i).accepted()) {
                replica.accepted(change, outcomes.get(i));
            }
        }
        return outcomes;
    }

    /** One attempt at the page after a cursor. */
    public Answer pullCall(@Nullable String from, int maxRecords) {
        String after = from == null ? "" : ",\"cursor\":\"" + from + "\"";
        String body = "{\"lineage\":\"" + lineage + "\"" + after + ",\"maxRecords\":" + maxRecords + "}";
        return post("/api/v1/pull", "application/json", body.getBytes(StandardCharsets.UTF_8), "application/x-ndjson");
    }

    /** The next page, held and its cursor kept. */
    public Page pull(int maxRecords) {
        Page page = Page.of(ok(pullCall(cursor, maxRecords)).body());
        replica.take(page);
        cursor = page.cursor();
        return page;
    }

    /** All rows until drained. */
    public List<Row> drain() {
        return drain(PAGE);
    }

    public List<Row> drain(int pageRecords) {
        List<Row> rows = new ArrayList<>();
        Page page;
        do {
            page = pull(pageRecords);
            rows.addAll(page.rows());
        } while (!page.drained());
        return rows;
    }

    /** Turns a fault of a call into a failed test. */
    public static Answer ok(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("answered " + answer.shown());
        }
        return answer;
    }
}
