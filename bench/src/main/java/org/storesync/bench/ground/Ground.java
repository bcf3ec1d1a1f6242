package org.storesync.bench.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.http.HttpConnection;
import org.storesync.local.host.Ports;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;

/**
 * A separate suite with the sites that push and pull: a primary, and sites with a store each. They are made by the calls that an
 * administrator makes.
 */
public final class Ground implements AutoCloseable {
    /** Sites that push at once. */
    public static final int PUSHERS = 8;

    /** With this reason, acts of a bench do not wait until all sites have received everything. */
    public static final String REASON = "a bench";

    /**
     * The same settings for our runs and for the reference, because one server runs both. It is durable, and no checkpoint comes in the
     * middle of a short run.
     */
    private static final Map<String, String> POSTGRES = Map.of(
            "shared_buffers",
            "512MB",
            "max_wal_size",
            "8GB",
            "checkpoint_timeout",
            "30min",
            "fsync",
            "on",
            "max_connections",
            "200");

    private final Suite suite;
    private final @Nullable BroughtDatabase brought;
    private final RandomGenerator random;
    private final Narrator narrator;
    private final SiteClient primary;
    private final Feed feed;
    private final List<SiteClient> pushers = new ArrayList<>();

    /**
     * @param serviceJvm options of the services' JVMs
     * @param binaries modules to run as native binaries
     * @param brought where routing keeps its log; null: in the suite
     */
    public record Settings(
            Path state,
            int portBase,
            List<String> serviceJvm,
            Set<String> binaries,
            @Nullable BroughtDatabase brought) {}

    private Ground(Suite suite, @Nullable BroughtDatabase brought, RandomGenerator random, Narrator narrator) {
        this.suite = suite;
        this.brought = brought;
        this.random = random;
        this.narrator = narrator;
        // The first number is that of central itself, which is not the primary.
        site("Central", "");
        this.primary = site("Primary", "");
        this.feed = new Feed(suite, narrator);
    }

    /** Starts the suite in an empty folder. */
    public static Ground start(Settings settings, RandomGenerator random, Narrator narrator) {
        SuiteOptions options = SuiteOptions.in(settings.state(), new Ports(settings.portBase()))
                .withServiceJvm(settings.serviceJvm().toArray(String[]::new))
                .withBinaries(settings.binaries())
                .withPostgresSettings(POSTGRES)
                .withProgress(narrator);
        BroughtDatabase brought = settings.brought();
        if (brought != null) {
            narrator.step("routing's log is in " + brought + ", which is emptied", brought::empty);
            options = options.withEnv("routing-service", brought.environment());
        }
        Suite suite = Suite.prepare(options);
        Thread atExit = new Thread(suite::close, "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        suite.start();
        Ground ground = new Ground(suite, brought, random, narrator);
        narrator.step("primary, " + PUSHERS + " stores, a site each", ground::settle);
        return ground;
    }

    private void settle() {
        begin(primary);
        primaryAgain();
        List<String> stores = stores(PUSHERS);
        for (String store : stores) {
            SiteClient site = site("Store " + store, store);
            suite.administration().assign(new StoreId(store), new SiteId(site.siteId()));
            begin(site);
            pushers.add(site);
        }
    }

    /** New stores, pushed by the primary; their ids. */
    public List<String> stores(int count) {
        List<String> ids = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = ItemLines.newId(random);
            ids.add(id);
            bodies.add(("{\"ID\":\"" + id + "\",\"name_ID\":\"" + ItemLines.newId(random) + "\",\"code\":\"S" + i
                            + "\",\"name\":\"Store " + i
                            + "\",\"sync_id_remote_site\":0,\"logo\":null,\"store_mode\":\"store\","
                            + "\"created_date\":\"2026-01-01\",\"disabled\":false}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        push(primary, primary.batch("store", ids, bodies, random, false));
        return ids;
    }

    /** Makes a name visible in a store, so that the store's documents go to the store of that name. */
    public void visible(String name, String store) {
        String id = ItemLines.newId(random);
        byte[] body = ("{\"ID\":\"" + id + "\",\"name_ID\":\"" + name + "\",\"store_ID\":\"" + store
                        + "\",\"inactive\":false}")
                .getBytes(StandardCharsets.UTF_8);
        push(primary, primary.batch("name_store_join", List.of(id), List.of(body), random, false));
    }

    /** New items, pushed by the primary; their ids. */
    public List<String> items(int count) {
        List<String> ids = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = ItemLines.newId(random);
            ids.add(id);
            bodies.add(("{\"ID\":\"" + id + "\",\"item_name\":\"Item " + i + "\",\"code\":\"bench-" + i
                            + "\",\"default_pack_size\":100,\"type_of\":\"general\",\"is_vaccine\":false,\"doses\":0}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        push(primary, primary.batch("item", ids, bodies, random, false));
        return ids;
    }

    /** Creates a site as an administrator does. */
    public SiteClient site(String name, String store) {
        Administration.CreatedSite created = suite.createSite(name, SiteKind.DESKTOP);
        return new SiteClient(created.id().value(), created.secret(), store, UUID.fromString(ItemLines.newId(random)));
    }

    /** Pushes one batch, and requires that all of it is accepted. */
    public void push(SiteClient site, Batch batch) {
        try (HttpConnection connection = connect()) {
            PushAnswer.requireAccepted(batch, site.push(connection, batch));
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a push", e);
        }
    }

    public HttpConnection connect() throws IOException {
        return new HttpConnection(suite.gateway());
    }

    private void begin(SiteClient site) {
        try (HttpConnection connection = connect()) {
            site.begin(connection);
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a site that begins", e);
        }
    }

    public Suite suite() {
        return suite;
    }

    public Meter meter() {
        return new Meter(suite);
    }

    public RoutingLog log() {
        return new RoutingLog(suite, brought);
    }

    /** The services behind the routing-service. */
    public Feed feed() {
        return feed;
    }

    /** Lets its site edit central data again, if another site did so meanwhile. */
    public void primaryAgain() {
        suite.administration().primary(new SiteId(primary.siteId()), REASON);
    }

    public RandomGenerator random() {
        return random;
    }

    public Narrator narrator() {
        return narrator;
    }

    public SiteClient primary() {
        return primary;
    }

    public List<SiteClient> pushers() {
        return List.copyOf(pushers);
    }

    @Override
    public void close() {
        suite.close();
    }
}
