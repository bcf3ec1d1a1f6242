package org.storesync.system.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.storesync.local.suite.InternalService;
import org.storesync.system.chaos.StockTraffic;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.MasterData;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Wire.NoAnswer;

/**
 * A working day: two stores work and send goods to each other, each at its own site, and people edit items. A test does something to
 * central meanwhile. {@link Evening} says whether all is as it should be afterwards.
 */
public final class WorkingDay {
    static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ITEMS = 8;
    /** In milliseconds. Without pauses the work takes all processors, and what starts meanwhile waits for them. */
    private static final int PAUSE_OF_A_STORE = 1500;

    private static final int PAUSE_OF_PEOPLE = 500;

    private final Central central;
    private final long seed;
    private final Api people;
    private final List<String> items = new ArrayList<>();
    /**
     * The names that an item may have now: the one that people were last told is saved, or one that they have tried since without an
     * answer.
     */
    private final Map<String, List<String>> names = new TreeMap<>();

    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<Clinic> clinics = new ArrayList<>();
    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicInteger edits = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /**
     * A store at its own site.
     *
     * @param sent invoices that it finalised, with the number of their lines
     */
    record Clinic(AgentSite site, Store store, StockTraffic stock, Map<String, Integer> sent) {}

    private WorkingDay(Central central, long seed, Api people) {
        this.central = central;
        this.seed = seed;
        this.people = people;
    }

    /**
     * Two clinics with stock, and items that people edit. The master-data-service gets the role of the primary, which the caller gives
     * back.
     *
     * @param people where they edit
     * @param site makes the site of the clinic with this number, from 0
     */
    public static WorkingDay begin(
            Central central, long seed, MasterData masterData, Api people, IntFunction<AgentSite> site) {
        WorkingDay day = new WorkingDay(central, seed, people);
        central.service(InternalService.TRANSFER);
        for (int i = 0; i < 2; i++) {
            Store store = central.newStore();
            AgentSite at = site.apply(i);
            central.assign(store, at.id());
            day.clinics.add(
                    new Clinic(at, store, new StockTraffic(store, day.items, Seed.random(seed, i)), new TreeMap<>()));
        }
        central.seeEachOther(day.clinics.stream().map(Clinic::store).toList());
        masterData.becomesPrimary();
        for (int i = 0; i < ITEMS; i++) {
            String item = Bodies.id();
            MasterData.etag(masterData.admin().putNew(MasterData.itemPath(item), MasterData.item(item, "as it was")));
            day.items.add(item);
            day.names.put(item, new ArrayList<>(List.of("as it was")));
        }
        for (Clinic clinic : day.clinics) {
            day.synced(clinic);
            clinic.stock().shelves().forEach(clinic.site()::put);
        }
        day.forget();
        return day;
    }

    /** Lets everybody work while this is done. At its end all of central runs again. */
    public <T> T during(Callable<T> act) throws Exception {
        enough.set(false);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> busy = new ArrayList<>();
            for (int i = 0; i < clinics.size(); i++) {
                Clinic clinic = clinics.get(i);
                Store other = clinics.get(1 - i).store();
                Random dice = Seed.random(seed, 10 + i);
                busy.add(threads.submit(() -> work(clinic, other, dice)));
            }
            busy.add(threads.submit(() -> peopleEdit(Seed.random(seed, 20))));
            try {
                return act.call();
            } finally {
                enough.set(true);
                central.heal();
                for (Future<?> each : busy) {
                    each.get();
                }
            }
        }
    }

    /** How many syncs ended well since the beginning. */
    public int syncs() {
        return syncs.get();
    }

    /** How many edits people were told are saved. */
    public int edits() {
        return edits.get();
    }

    /** Why a sync or a person's call did not end well, each once. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many invoices each store sent. */
    public List<Integer> transfers() {
        return clinics.stream().map(clinic -> clinic.sent().size()).toList();
    }

    long seed() {
        return seed;
    }

    List<Clinic> clinics() {
        return clinics;
    }

    List<String> items() {
        return items;
    }

    Map<String, List<String>> names() {
        return names;
    }

    boolean trySync(Clinic clinic) {
        try {
            clinic.site().sync();
            syncs.incrementAndGet();
            return true;
        } catch (RuntimeException cut) {
            failures.add("site " + clinic.site().id() + ": " + cut);
            return false;
        }
    }

    void synced(Clinic clinic) {
        Awaitility.await("site " + clinic.site().id() + " is in step")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> trySync(clinic));
    }

    private void forget() {
        syncs.set(0);
        failures.clear();
    }

    private void work(Clinic clinic, Store other, Random dice) {
        while (!enough.get()) {
            clinic.stock().document().forEach(clinic.site()::put);
            for (int i = dice.nextInt(3); i > 0; i--) {
                send(clinic, other, dice.nextInt(3));
            }
            if (dice.nextInt(3) != 0) {
                trySync(clinic);
            }
            pause(dice.nextInt(PAUSE_OF_A_STORE));
        }
    }

    private static void send(Clinic clinic, Store to, int lines) {
        String invoice = Bodies.id();
        Change header = Bodies.invoice(invoice, clinic.store().id(), to.nameId(), "fn", "goods");
        clinic.site().put(header);
        for (int line = 0; line < lines; line++) {
            clinic.site().put(Bodies.invoiceLine(Bodies.id(), invoice, "line " + line));
        }
        clinic.sent().put(invoice, lines);
    }

    /** Edits one after the other. An edit without an answer may have been saved or not. */
    private void peopleEdit(Random dice) {
        for (int edit = 0; !enough.get(); edit++) {
            String item = items.get(dice.nextInt(items.size()));
            String name = "edit " + edit;
            List<String> possible = names.getOrDefault(item, List.of());
            try {
                Answer read = people.get(MasterData.itemPath(item));
                if (read.status() == 200) {
                    possible.add(name);
                    saved(save(item, read, name), name, possible);
                } else {
                    failures.add("an item was asked for: " + read.shown());
                }
            } catch (NoAnswer down) {
                // The edit that it was asked to save stays possible.
                failures.add("people got no answer: " + down.getMessage());
            }
            pause(dice.nextInt(PAUSE_OF_PEOPLE));
        }
    }

    private Answer save(String item, Answer read, String name) {
        return people.put(MasterData.itemPath(item), MasterData.etag(read), MasterData.item(item, name));
    }

    private void saved(Answer answer, String name, List<String> possible) {
        if (answer.status() == 200) {
            edits.incrementAndGet();
            possible.clear();
            possible.add(name);
            return;
        }
        failures.add("an edit was not saved: " + answer.shown());
        if (answer.status() < 500) {
            possible.remove(name);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
