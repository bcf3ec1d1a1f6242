package org.storesync.system.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.SiteSettings;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.HttpCentralClient;
import org.storesync.agent.central.LinkLimits;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.sync.SyncEvent;
import org.storesync.agent.sync.SyncLimits;
import org.storesync.agent.sync.SyncReport;
import org.storesync.local.suite.Administration.CreatedSite;
import org.storesync.model.SaidCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Kept;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.Witness;

/** A site that the reference site-agent runs. A witness sees everything that it pushes. */
public final class AgentSite implements AutoCloseable {
    private static final HttpClient HTTP = HttpCentralClient.newHttp(LinkLimits.STANDARD);

    private final Central central;
    private final SiteSettings settings;
    private final Path folder;
    private final UnaryOperator<SiteParts> tuning;
    private Site site;
    private final List<String> setbacks = new CopyOnWriteArrayList<>();
    private long resent;

    private AgentSite(Central central, SiteSettings settings, Path folder, UnaryOperator<SiteParts> tuning) {
        this.central = central;
        this.settings = settings;
        this.folder = folder;
        this.tuning = tuning;
        this.site = Site.create(folder, settings, parts());
    }

    /** A new site of this kind with an empty folder, over this way to central. */
    public static AgentSite create(Central central, String kind, URI via) {
        return create(central, kind, via, SyncLimits.STANDARD);
    }

    /** A new desktop site that reaches central over TLS. */
    public static AgentSite overTls(Central central, URI via, String authority) {
        CreatedSite created = central.create("desktop");
        SiteSettings settings =
                new SiteSettings(via, created.id().value(), created.secret(), "machine", created.name(), authority);
        Path folder = central.suite().state().sites().resolve("site-" + created.id());
        return central.keep(new AgentSite(central, settings, folder, UnaryOperator.identity()));
    }

    public static AgentSite create(Central central, String kind, URI via, SyncLimits limits) {
        return create(central, kind, via, usual -> usual.withLimits(limits));
    }

    /** @param tuning changes the parts of the site: its clock, its limits, its pauses */
    public static AgentSite create(Central central, String kind, URI via, UnaryOperator<SiteParts> tuning) {
        CreatedSite created = central.create(kind);
        Path folder = central.suite().state().sites().resolve("site-" + created.id());
        SiteSettings settings =
                new SiteSettings(via, created.id().value(), created.secret(), "machine", created.name());
        return central.keep(new AgentSite(central, settings, folder, tuning));
    }

    /** The same site on another machine: an empty folder. */
    public AgentSite onMachine(String device) {
        SiteSettings other =
                new SiteSettings(settings.url(), settings.siteId(), settings.secret(), device, settings.name());
        return central.keep(
                new AgentSite(central, other, folder.resolveSibling(folder.getFileName() + "-" + device), tuning));
    }

    private SiteParts parts() {
        // Retries don't wait, because a test cuts links on purpose and mends them itself.
        return tuning.apply(SiteParts.standard()
                .withPause(duration -> {})
                .withCentral(each -> new Witnessed(
                        new HttpCentralClient(
                                http(each), each.credentials(), "scenario/1", LinkLimits.STANDARD, UUID::randomUUID),
                        each.siteId(),
                        central.witness(),
                        setbacks)));
    }

    private static HttpClient http(SiteSettings settings) {
        return settings.authority() == null
                ? HTTP
                : HttpCentralClient.newHttp(LinkLimits.STANDARD, settings.authority());
    }

    public int id() {
        return settings.siteId();
    }

    public Path folder() {
        return folder;
    }

    public Site site() {
        return site;
    }

    public void put(Change change) {
        if (change.body() == null) {
            site.delete(change.type(), change.id());
        } else {
            site.put(change.type(), change.id(), change.body().getBytes(UTF_8));
        }
    }

    public SyncReport sync() {
        return site.sync(event -> {
            switch (event) {
                case SyncEvent.Resending again -> resent += again.records();
                case SyncEvent.Retrying call -> setbacks.add(call.fault().toString());
                default -> {}
            }
        });
    }

    /** How many records this site sent again, because central told it that it lost them. */
    public long resent() {
        return resent;
    }

    /** Why it had to try something again: calls, and changes that central asked to send later. */
    public List<String> setbacks() {
        return List.copyOf(setbacks);
    }

    public void forgetSetbacks() {
        setbacks.clear();
    }

    /** Opens the site in the present folder. */
    public void reopen() {
        site.close();
        site = Site.create(folder, settings, parts());
    }

    /** What the site holds through subscriptions: everything except what only this site knows. */
    public TreeMap<Key, Kept> held() {
        TreeMap<Key, Kept> held = new TreeMap<>();
        for (String type : site.counts().records().keySet()) {
            List<Key> keys = new ArrayList<>();
            List<String> bodies = new ArrayList<>();
            site.forEach(type, record -> {
                keys.add(new Key(type, record.key().id()));
                bodies.add(record.body().toString());
            });
            for (int i = 0; i < keys.size(); i++) {
                if (!site.holdings(type, keys.get(i).id()).isEmpty()) {
                    held.put(keys.get(i), Kept.passing(bodies.get(i)));
                }
            }
        }
        return held;
    }

    /** The differences from the oracle (I2, I6). */
    public List<String> differences() {
        List<String> found = central.differences(id(), held());
        if (site.counts().parked() > 0) {
            found.add(site.counts().parked() + " records are parked after the drain");
        }
        return found;
    }

    @Override
    public void close() {
        site.close();
    }

    private record Witnessed(CentralClient real, int siteId, Witness witness, List<String> setbacks)
            implements CentralClient {
        @Override
        public SiteView site() {
            return real.site();
        }

        @Override
        public SyncVerdict begin(SyncStart start) {
            return real.begin(start);
        }

        @Override
        public PushAnswer push(PushBatch batch) {
            PushAnswer answer = real.push(batch);
            List<Change> changes = changes(batch);
            for (int i = 0; i < changes.size(); i++) {
                PushAnswer.ChangeOutcome each = answer.outcomes().get(i);
                Long version = each.version();
                SaidCode code = each.code();
                String outcome = each.outcome().wireName();
                if (outcome.equals("retry-later")) {
                    setbacks.add(outcome + " " + code);
                }
                witness.judged(
                        siteId,
                        changes.get(i),
                        new Outcome(
                                each.siteSeq(),
                                outcome,
                                code == null ? "" : code.wireName(),
                                version == null ? 0 : version,
                                List.of(),
                                each.resendChildren(),
                                ""));
            }
            return answer;
        }

        @Override
        public Page pull(PullRequest request) {
            return real.pull(request);
        }

        @Override
        public StatusView status() {
            return real.status();
        }

        private static List<Change> changes(PushBatch batch) {
            try (GZIPInputStream lines =
                    new GZIPInputStream(new ByteArrayInputStream(batch.content().gzip()))) {
                return new String(lines.readAllBytes(), UTF_8)
                        .lines()
                        .skip(1)
                        .map(Change::parse)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
