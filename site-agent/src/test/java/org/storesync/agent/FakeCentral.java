package org.storesync.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.push.PushAnswer.ChangeOutcome;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.storesync.model.site.SyncVerdict.Verdict;

/**
 * Central in memory, following docs/protocol.md: streams in which each record is once, at its newest position; lanes with lineages;
 * subscriptions whose load from 0 is a replacement; no echo. A record goes into the stream that its body's {@code stream} names, a line
 * into that of its document. Every site that reads a stream may write into it.
 */
public final class FakeCentral {
    private static final String OWN_STREAM = "site/";

    private final Map<String, TreeMap<Long, Row>> streams = new LinkedHashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<RecordKey, String> homes = new HashMap<>();
    private final Map<RecordKey, Long> versions = new HashMap<>();
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private final Map<Integer, TreeMap<Long, String>> subscriptions = new HashMap<>();
    private long nextSubscription = 1;
    private long epochBase;
    /** How often each siteSeq of a lineage had an effect: never more than once (I4). */
    public final Map<String, Integer> effects = new HashMap<>();

    private record Row(
            RecordKey key,
            String op,
            long version,
            @Nullable String body,
            String lineage,
            PageRow.@Nullable Letter letter,
            long drop) {}

    private static final class Lane {
        String lineage = "";
        final Set<String> retired = new HashSet<>();
        long highestSeq;

        @Nullable
        PushAnswer last;
    }

    /** Central as it was at this moment, in a later epoch, as after a restore from a backup. */
    public synchronized FakeCentral copy() {
        FakeCentral copy = new FakeCentral();
        streams.forEach((name, rows) -> copy.streams.put(name, new TreeMap<>(rows)));
        copy.heads.putAll(heads);
        copy.homes.putAll(homes);
        copy.versions.putAll(versions);
        lanes.forEach((site, lane) -> {
            Lane other = new Lane();
            other.lineage = lane.lineage;
            other.retired.addAll(lane.retired);
            other.highestSeq = lane.highestSeq;
            other.last = lane.last;
            copy.lanes.put(site, other);
        });
        subscriptions.forEach((site, streamsOf) -> copy.subscriptions.put(site, new TreeMap<>(streamsOf)));
        copy.nextSubscription = nextSubscription;
        copy.epochBase = epochBase + (1 << 20);
        return copy;
    }

    /** The site may read the stream from now on. */
    public synchronized long subscribe(int site, String stream) {
        subscriptionsOf(site).put(nextSubscription, stream);
        return nextSubscription++;
    }

    public synchronized void unsubscribe(int site, long subscription) {
        subscriptionsOf(site).remove(subscription);
        write(
                OWN_STREAM + site,
                new Row(new RecordKey("", "drop" + subscription), "drop-stream", 0, null, "", null, subscription));
    }

    private NavigableMap<Long, String> subscriptionsOf(int site) {
        return subscriptions.computeIfAbsent(site, number -> {
            TreeMap<Long, String> own = new TreeMap<>();
            own.put(nextSubscription++, OWN_STREAM + number);
            return own;
        });
    }

    /** Central itself, or another site, changes a record. */
    public synchronized void write(String stream, RecordKey key, @Nullable String body) {
        change(key, body, stream, "");
    }

    /** The record leaves its stream for another. */
    public synchronized void move(RecordKey key, String to) {
        String from = homes.get(key);
        Row row = find(from, key);
        homes.put(key, to);
        write(from, new Row(key, "remove", row.version(), null, "", null, 0));
        write(to, row);
    }

    /** What a site that has drained must show: bodies by type/id. */
    public synchronized Map<String, String> oracle(int site) {
        Map<String, String> shown = new TreeMap<>();
        for (String stream : subscriptionsOf(site).values()) {
            for (Row row : rows(stream).values()) {
                if (row.op().equals("upsert") && row.letter() == null) {
                    shown.put(row.key().toString(), row.body());
                }
            }
        }
        return shown;
    }

    private NavigableMap<Long, Row> rows(String stream) {
        return streams.computeIfAbsent(stream, name -> new TreeMap<>());
    }

    private @Nullable Row find(String stream, RecordKey key) {
        return rows(stream).values().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private void write(String stream, Row row) {
        rows(stream).values().removeIf(old -> old.key().equals(row.key()));
        long seq = Math.max(heads.getOrDefault(stream, 0L), epochBase) + 1;
        heads.put(stream, seq);
        rows(stream).put(seq, row);
    }

    private long change(RecordKey key, @Nullable String body, String stream, String lineage) {
        long version = Math.max(versions.getOrDefault(key, 0L), epochBase) + 1;
        versions.put(key, version);
        homes.put(key, stream);
        write(stream, new Row(key, body == null ? "delete" : "upsert", version, body, lineage, null, 0));
        return version;
    }

    /** The way to central of one site. */
    public CentralClient client(int site) {
        return new Client(site);
    }

    private final class Client implements CentralClient {
        private final int site;

        Client(int site) {
            this.site = site;
        }

        @Override
        public SiteView site() {
            return ScriptedCentral.site(List.of());
        }

        @Override
        public SyncVerdict begin(SyncStart start) {
            synchronized (FakeCentral.this) {
                Lane lane = lanes.computeIfAbsent(site, number -> new Lane());
                refuseRetired(lane, start.lineage());
                if (!lane.lineage.equals(start.lineage())) {
                    lane.retired.add(lane.lineage);
                    lane.lineage = start.lineage();
                    lane.highestSeq = 0;
                    lane.last = null;
                    return new SyncVerdict(Verdict.CONTINUE, 0, null, site());
                }
                String last = lane.last == null ? null : lane.last.batchId();
                boolean answerLost =
                        start.inDoubt() != null && start.inDoubt().batchId().equals(last);
                Verdict verdict = lane.highestSeq < start.lastAnswered()
                        ? Verdict.RESEND
                        : lane.highestSeq > start.lastAnswered() && !answerLost
                                ? Verdict.ROLLED_BACK
                                : Verdict.CONTINUE;
                return new SyncVerdict(verdict, lane.highestSeq, last, site());
            }
        }

        private void refuseRetired(Lane lane, String lineage) {
            if (lane.retired.contains(lineage)) {
                throw new CentralProblem(409, "lineage-retired", "", null, null);
            }
        }

        @Override
        public PushAnswer push(PushBatch batch) {
            synchronized (FakeCentral.this) {
                List<JsonNode> lines = Batches.lines(batch);
                JsonNode header = lines.getFirst();
                Lane lane = lanes.computeIfAbsent(site, number -> new Lane());
                refuseRetired(lane, header.get("lineage").asText());
                if (!lane.lineage.equals(header.get("lineage").asText())) {
                    throw new CentralProblem(409, "lineage-unknown", "", null, null);
                }
                if (lane.last != null && lane.last.batchId().equals(batch.batchId())) {
                    return lane.last;
                }
                List<ChangeOutcome> outcomes = new ArrayList<>();
                long highest = lane.highestSeq;
                for (int i = 1; i < lines.size(); i++) {
                    outcomes.add(judge(lines.get(i), batch.firstSeq() + i - 1, highest, header));
                }
                lane.highestSeq = Math.max(highest, batch.lastSeq());
                lane.last = new PushAnswer(batch.batchId(), false, lane.highestSeq, outcomes);
                return lane.last;
            }
        }

        private ChangeOutcome judge(JsonNode change, long seq, long highest, JsonNode header) {
            if (seq <= highest) {
                return outcome(seq, "duplicate", null, List.of(), null);
            }
            RecordKey key =
                    new RecordKey(change.get("type").asText(), change.get("id").asText());
            JsonNode base = change.get("baseVersion");
            long current = versions.getOrDefault(key, 0L);
            if (base != null && base.asLong() != current) {
                correct(key, seq);
                boolean review = header.path("review").asBoolean();
                return outcome(
                        seq, review ? "quarantined" : "stale", current, List.of(), review ? "rolled-back-stale" : null);
            }
            JsonNode body = change.get("body");
            String stream = body == null ? homes.getOrDefault(key, "nowhere") : streamOf(body);
            if (homes.containsKey(key) && !homes.get(key).equals(stream)) {
                correct(key, seq);
                return outcome(seq, "refused", null, List.of(), "home-changed");
            }
            if (!subscriptionsOf(site).containsValue(stream)) {
                return outcome(seq, "refused", null, List.of(), "not-your-store");
            }
            String lineage = header.get("lineage").asText();
            effects.merge(lineage + "/" + seq, 1, Integer::sum);
            long version = change(key, body == null ? null : body.toString(), stream, lineage);
            List<Long> in = subscriptionsOf(site).entrySet().stream()
                    .filter(entry -> entry.getValue().equals(stream))
                    .map(Map.Entry::getKey)
                    .toList();
            return outcome(seq, "accepted", version, in, null);
        }

        private String streamOf(JsonNode body) {
            RecordKey parent =
                    new RecordKey("transact", body.path("transaction_ID").asText());
            return homes.getOrDefault(parent, body.path("stream").asText("central"));
        }

        private void correct(RecordKey key, long seq) {
            String home = homes.get(key);
            Row row = home == null ? null : find(home, key);
            subscriptionsOf(site).forEach((number, stream) -> {
                if (row != null && stream.equals(home)) {
                    write(
                            OWN_STREAM + site,
                            new Row(key, row.op(), row.version(), row.body(), "", new PageRow.Letter(number, seq), 0));
                }
            });
        }

        private ChangeOutcome outcome(
                long seq, String word, @Nullable Long version, List<Long> in, @Nullable String code) {
            return new ChangeOutcome(
                    seq, Outcome.ofWire(word), version, in, false, code == null ? null : SaidCode.of(code), null);
        }

        @Override
        public Page pull(PullRequest request) {
            synchronized (FakeCentral.this) {
                return new Puller(site, request).page();
            }
        }

        @Override
        public StatusView status() {
            return new StatusView(site, 0, true, lanes.getOrDefault(site, new Lane()).highestSeq, 0, 0, null);
        }
    }

    /** Reads one page. The cursor is "number:position:noted head" for each subscription. */
    private final class Puller {
        private final PullRequest request;
        private final int site;
        private final Map<Long, long[]> positions = new TreeMap<>();
        private final List<Page.Begin> begins = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();
        private final List<PageRow> rows = new ArrayList<>();
        private boolean drained = true;

        Puller(int site, PullRequest request) {
            this.site = site;
            this.request = request;
            if (request.cursor() != null && !request.cursor().isEmpty()) {
                for (String entry : request.cursor().split(";")) {
                    String[] parts = entry.split(":");
                    positions.put(
                            Long.parseLong(parts[0]), new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2])});
                }
            }
        }

        Page page() {
            NavigableMap<Long, String> live = subscriptionsOf(site);
            positions.keySet().retainAll(live.keySet());
            live.forEach(this::read);
            String cursor = positions.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue()[0] + ":" + entry.getValue()[1])
                    .collect(Collectors.joining(";"));
            return new Page(
                    cursor,
                    drained ? 0 : 1,
                    drained,
                    begins,
                    ends,
                    drained ? new ArrayList<>(live.keySet()) : null,
                    rows,
                    rows.size() * 100L);
        }

        private void read(long number, String stream) {
            if (rows.size() >= request.maxRecords()) {
                drained = false;
                return;
            }
            long head = heads.getOrDefault(stream, 0L);
            if (!positions.containsKey(number)) {
                positions.put(number, new long[] {0, head});
                begins.add(new Page.Begin(number, stream, 0));
                if (head == 0) {
                    ends.add(number);
                }
            }
            long[] position = positions.get(number);
            boolean loading = position[0] < position[1];
            for (Map.Entry<Long, Row> entry :
                    rows(stream).tailMap(position[0], false).entrySet()) {
                if (rows.size() >= request.maxRecords()) {
                    drained = false;
                    break;
                }
                Row row = entry.getValue();
                position[0] = entry.getKey();
                boolean echo = row.lineage().equals(request.lineage()) && entry.getKey() > position[1];
                if (!echo) {
                    rows.add(pageRow(number, row));
                }
            }
            if (rows.size() < request.maxRecords() || rows(stream).higherKey(position[0]) == null) {
                position[0] = Math.max(position[0], head);
            }
            if (loading && position[0] >= position[1]) {
                ends.add(number);
            }
        }

        private PageRow pageRow(long number, Row row) {
            return switch (row.op()) {
                case "drop-stream" -> new PageRow.DropStream(number, row.drop());
                case "delete" -> new PageRow.Delete(number, row.key(), row.version(), row.letter());
                case "remove" -> new PageRow.Remove(number, row.key(), row.version(), row.letter());
                default ->
                    new PageRow.Upsert(
                            number, row.key(), row.version(), row.letter(), Body.of(String.valueOf(row.body())));
            };
        }
    }
}
