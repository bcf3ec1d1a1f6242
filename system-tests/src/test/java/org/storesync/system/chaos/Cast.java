package org.storesync.system.chaos;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.storesync.agent.SiteParts;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.sync.Pause;
import org.storesync.agent.sync.SyncLimits;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.wire.WireSite;

/** The sites that take part in a round: new sites, each with a store. Some collect the store of another site. */
final class Cast implements AutoCloseable {
    private static final int EDITORS = 4;
    private static final int PAGE_MAX = 400;
    private static final int ATTEMPTS = 6;
    private static final Duration KNOWN = Duration.ofSeconds(60);
    private static final Duration YEARS_BACK = Duration.ofDays(26 * 365);
    private static final Duration YEARS_AHEAD = Duration.ofDays(50 * 365);

    private final Central central;
    private final List<WireSite> editors = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final List<RunByAgent> agents = new ArrayList<>();

    record RunByAgent(AgentSite site, Store store) {}

    private Cast(Central central) {
        this.central = central;
    }

    /** New sites, which have loaded everything there is. */
    static Cast make(Central central, Set<Ingredient> with, int round) {
        Cast cast = new Cast(central);
        for (int i = 0; i < EDITORS; i++) {
            WireSite editor = central.begunSite("desktop");
            cast.editors.add(i % 2 == 0 ? editor : central.overSecond(editor));
            cast.stores.add(central.newStore(editor));
        }
        central.syncWith(cast.stores.get(0), cast.editors.get(1).id(), "collector");
        if (with.contains(Ingredient.AGENTS)) {
            cast.runByAgent(1, UnaryOperator.identity());
        }
        if (with.contains(Ingredient.CLOCKS)) {
            Duration off = round % 2 == 0 ? YEARS_BACK.negated() : YEARS_AHEAD;
            cast.runByAgent(2, usual -> usual.withClock(Clock.offset(Clock.systemUTC(), off)));
        }
        central.seeEachOther(cast.allStores());
        return cast;
    }

    /** Lets it collect a store of an editor, and lets an editor collect its store. */
    private void runByAgent(int gateway, UnaryOperator<SiteParts> tuning) {
        AgentSite agent = AgentSite.create(
                central,
                "desktop",
                central.gateway(gateway),
                usual -> tuning.apply(usual.withPause(Pause.REAL)
                        .withLimits(
                                SyncLimits.STANDARD.withPage(PAGE_MAX, 1 << 20).withAttempts(ATTEMPTS))));
        Store store = central.newStore();
        central.assign(store, agent.id());
        central.syncWith(stores.get(gateway), agent.id(), "collector");
        central.syncWith(store, editors.get(gateway + 1).id(), "collector");
        // The gateway learns of a new site within a moment.
        Awaitility.await("the agent's first sync")
                .atMost(KNOWN)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(CentralProblem.class)
                .until(() -> agent.sync().pages() > 0);
        agents.add(new RunByAgent(agent, store));
    }

    List<WireSite> editors() {
        return editors;
    }

    /** The editors' stores, in their order. */
    List<Store> stores() {
        return stores;
    }

    List<RunByAgent> agents() {
        return agents;
    }

    List<Store> allStores() {
        List<Store> all = new ArrayList<>(stores);
        agents.forEach(agent -> all.add(agent.store()));
        return all;
    }

    /** Its sites are never asked again, so what they hold is freed. */
    @Override
    public void close() {
        agents.forEach(agent -> central.done(agent.site()));
    }
}
