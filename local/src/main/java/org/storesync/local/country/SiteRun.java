package org.storesync.local.country;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.agent.Counts;
import org.storesync.agent.Site;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.sync.SyncListener;
import org.storesync.agent.sync.SyncReport;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.DemoSite;
import org.storesync.local.demo.activity.LiveActivity;
import org.storesync.local.demo.activity.SiteState;
import org.storesync.local.link.Link;

/** One demo site: its folder, its link to central, and what it does over time. */
final class SiteRun implements AutoCloseable {
    private final DemoSite demo;
    private final Site site;
    private final Link link;
    private final LiveActivity activity;

    SiteRun(DemoSite demo, Site site, Link link, DemoCountry country, long seed) {
        this.demo = demo;
        this.site = site;
        this.link = link;
        this.activity = new LiveActivity(country, demo.name(), seed);
    }

    String slug() {
        return Names.slug(demo.name());
    }

    DemoSite demo() {
        return demo;
    }

    Link link() {
        return link;
    }

    Counts counts() {
        return site.counts();
    }

    /** Stores these changes and queues them. Returns how many there were. */
    long keep(Stream<DemoRecord> records) {
        try (records) {
            return site.putAll(records.map(SiteRun::change).iterator());
        }
    }

    SyncReport sync(SyncListener listener) {
        return site.sync(listener);
    }

    /** Makes a few more documents, as somebody at the site would do now. */
    void work(Clock clock) {
        SiteState state = type -> bodies(type).stream();
        keep(activity.tick(state, LocalDateTime.now(clock)).stream());
    }

    @Override
    public void close() {
        link.close();
        site.close();
    }

    private List<byte[]> bodies(String type) {
        List<byte[]> bodies = new ArrayList<>();
        site.forEach(type, record -> bodies.add(record.body().bytes()));
        return bodies;
    }

    private static LocalChange change(DemoRecord record) {
        byte[] body = record.body();
        return body == null
                ? new LocalChange.Delete(RecordKey.checked(record.type(), record.id()))
                : new LocalChange.Put(record.type(), record.id(), body);
    }
}
