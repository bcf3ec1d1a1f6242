package org.storesync.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.SiteViews;
import org.storesync.agent.edit.Editor;
import org.storesync.agent.jdbc.Database;
import org.storesync.agent.jdbc.HistoryTable;
import org.storesync.agent.jdbc.RefusedTable;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.agent.sync.Ids;
import org.storesync.agent.sync.SiteLock;
import org.storesync.agent.sync.SyncListener;
import org.storesync.agent.sync.SyncParts;
import org.storesync.agent.sync.SyncReport;
import org.storesync.agent.sync.SyncRun;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;

/**
 * One installation of a site: a folder with {@code site.properties} and {@code site.db}. Records can be changed and read at any time, also
 * while another thread or program syncs. {@link #sync} sends the changes and fetches what is new.
 */
public final class Site implements AutoCloseable {
    public static final String SETTINGS_FILE = "site.properties";
    private static final String DATABASE_FILE = "site.db";
    private static final String LOCK_FILE = "sync.lock";

    private final Path folder;
    private final SiteSettings settings;
    private final SiteParts parts;
    private final Database database;
    private final CentralClient central;
    private final BodyReader bodies = new BodyReader(RecordCatalogue.standard());
    private final Editor editor;

    private Site(Path folder, SiteSettings settings, SiteParts parts, Database database) {
        this.folder = folder;
        this.settings = settings;
        this.parts = parts;
        this.database = database;
        this.central = parts.central().apply(settings);
        this.editor = new Editor(database, bodies);
    }

    /** Makes the folder with an empty site. If there is a site, it gets these settings. Central is not asked. */
    public static Site create(Path folder, SiteSettings settings, SiteParts parts) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the folder " + folder + ": " + e.getMessage(), e);
        }
        settings.save(folder.resolve(SETTINGS_FILE));
        Database database = Database.open(folder.resolve(DATABASE_FILE));
        database.change(tables -> {
            if (!tables.state().initialised()) {
                tables.state()
                        .lineage(new Ids(parts.clock(), parts.random()).next().toString());
            }
        });
        return new Site(folder, settings, parts, database);
    }

    /** @throws NoSuchSite if the folder contains none */
    public static Site open(Path folder, SiteParts parts) {
        if (!exists(folder)) {
            throw new NoSuchSite(folder);
        }
        SiteSettings settings = SiteSettings.load(folder.resolve(SETTINGS_FILE));
        return new Site(folder, settings, parts, Database.open(folder.resolve(DATABASE_FILE)));
    }

    public static Site open(Path folder) {
        return open(folder, SiteParts.standard());
    }

    public static boolean exists(Path folder) {
        return Files.isRegularFile(folder.resolve(SETTINGS_FILE)) && Files.isRegularFile(folder.resolve(DATABASE_FILE));
    }

    public SiteSettings settings() {
        return settings;
    }

    /** This installation's name. */
    public String lineage() {
        return database.read(tables -> tables.state().lineage());
    }

    /**
     * Stores a record and queues it.
     *
     * @throws IllegalArgumentException if the id is too long or the body is no JSON object
     */
    public void put(String type, String id, byte[] json) {
        editor.make(new LocalChange.Put(type, id, json));
    }

    /** @throws IllegalArgumentException if the record does not exist */
    public void delete(String type, String id) {
        editor.make(new LocalChange.Delete(RecordKey.checked(type, id)));
    }

    /** Makes many changes in order, some thousand in a transaction. Returns how many there were. */
    public long putAll(Iterator<? extends LocalChange> changes) {
        return editor.makeAll(changes);
    }

    public Optional<StoredRecord> get(String type, String id) {
        return database.read(tables -> tables.records().get(new RecordKey(type, id)));
    }

    /** Records in the order of their ids, after {@code afterId} (empty: from the first). */
    public List<StoredRecord> list(String type, String afterId, int limit) {
        return database.read(tables -> tables.records().list(type, afterId, limit));
    }

    /** Hands over all records of a type in the order of their ids. Other threads wait meanwhile; the taker must not change the site. */
    public void forEach(String type, Consumer<StoredRecord> taker) {
        database.read(tables -> {
            tables.records().each(type, taker);
            return true;
        });
    }

    /** The subscriptions through which a record is held; empty for a record that only this site knows. */
    public List<Long> holdings(String type, String id) {
        return database.read(tables -> tables.records()
                .find(new RecordKey(type, id))
                .map(found -> tables.holdings().of(found.row()))
                .orElse(List.of()));
    }

    /** Sends and fetches until both sides agree. Only one sync runs at a time; a second one waits, up to a limit. */
    public SyncReport sync(SyncListener listener) {
        try (SiteLock _ =
                SiteLock.take(folder.resolve(LOCK_FILE), parts.limits().lockWait(), parts.pause(), listener)) {
            return run(listener).sync();
        }
    }

    public SyncReport sync() {
        return sync(SyncListener.NONE);
    }

    /** Runs only the first step of a sync, for tests. The three single steps take no lock. */
    public SiteView begin() {
        return run(SyncListener.NONE).begin();
    }

    /** Sends one batch, for tests; false when there was nothing to send. */
    public boolean push() {
        return run(SyncListener.NONE).push();
    }

    /** Fetches one page, for tests. */
    public Page pull() {
        return run(SyncListener.NONE).pull();
    }

    private SyncRun run(SyncListener listener) {
        return new SyncRun(
                new SyncParts(database, central, bodies, parts.limits(), parts.clock(), parts.random(), parts.pause()),
                listener);
    }

    /** True while a program syncs this site. */
    public boolean syncing() {
        try (SiteLock lock = SiteLock.tryTake(folder.resolve(LOCK_FILE))) {
            return lock == null;
        }
    }

    /** What central last said this site is; empty before the first sync. */
    public Optional<SiteView> view() {
        return database.read(
                tables -> Optional.ofNullable(tables.state().siteView()).map(SiteViews::read));
    }

    /** Asks central which site this is. */
    public SiteView whoAmI() {
        return central.site();
    }

    /** Asks central how much remains, without sending or receiving records. */
    public StatusView remoteStatus() {
        return central.status();
    }

    public Counts counts() {
        return database.read(tables -> {
            long inDoubt = tables.batch().inDoubt();
            return new Counts(
                    tables.records().counts(),
                    tables.outbox().toSendByType(),
                    tables.outbox().toSend() + inDoubt,
                    inDoubt,
                    tables.outbox().withheldByStore(),
                    tables.records().parked(),
                    tables.refused().count(),
                    tables.refused().waiting(),
                    tables.state().toReceive(),
                    tables.state().rollbacks(),
                    tables.state().lastSyncAt(),
                    tables.state().lastCompleteAt(),
                    tables.state().lastFault());
        });
    }

    /** Changes that central refused, or that wait there, the newest first. */
    public List<RefusedTable.Refusal> refused(int limit) {
        return database.read(tables -> tables.refused().newest(limit));
    }

    /** The change of this record that central did not take. */
    public Optional<RefusedTable.Refusal> refusal(RecordKey key) {
        return database.read(tables -> tables.refused().find(key));
    }

    /**
     * Forgets a change that central did not take. The site has central's state already, from a correction. If central has no such record,
     * the record is deleted here too.
     *
     * @return true if the record is deleted
     */
    public boolean dropRefused(RecordKey key) {
        return database.write(tables -> editor.dropRefused(tables, key));
    }

    /** Makes the change again that central did not take, as it was sent, whatever came since. */
    public void sendRefusedAgain(RefusedTable.Refusal refusal) {
        database.change(tables -> editor.makeAgain(tables, refusal));
    }

    /** True if some record of the type has this field. */
    public boolean anyHas(String type, String field) {
        return database.read(tables -> tables.records().anyHas(type, field));
    }

    /** The length of the queue at the last sync of each day, the newest first. */
    public List<HistoryTable.Day> history() {
        return database.read(tables -> tables.history().days());
    }

    /** Does not wait for a running sync. That sync fails, and the next one goes on. */
    @Override
    public void close() {
        database.close();
    }
}
