package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/**
 * The mirrored primary (A3): a remote site and the people at the master-data-service edit the same items as fast as each may, while the
 * role is handed to the remote and back twice. Every edit has a different name, so that at the end the test can say where each edit is.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 30)
class MirroredPrimaryScenario {
    private static final Duration TURN = Duration.ofSeconds(4);
    private static final int SHARED = 6;

    private final Central central;
    private final MasterData masterData;
    private final String prefix = Bodies.id().substring(0, 8);
    private final List<String> shared = new ArrayList<>();
    private final Queue<Edit> ofRemote = new ConcurrentLinkedQueue<>();
    private final Queue<Edit> lateOfRemote = new ConcurrentLinkedQueue<>();
    private final Queue<Edit> ofPeople = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicLong names = new AtomicLong();
    private final AtomicBoolean enough = new AtomicBoolean();

    /** An edit that was acknowledged, and the times between which it was made. */
    private record Edit(String item, String name, long begunNanos, long endedNanos) {}

    MirroredPrimaryScenario(Central central) {
        this.central = central;
        this.masterData = MasterData.of(central);
    }

    @AfterEach
    void leaveTheSuiteWhole() {
        enough.set(true);
        masterData.givesTheRoleBack();
    }

    @Test
    void theRoleGoesToARemoteAndBackWithoutLosingAnEdit() throws Exception {
        long seed = Seed.of("mirrored primary");
        WireSite remote = central.overSecond(central.begunSite("desktop"));
        WireSite observer = central.begunSite("desktop");
        masterData.becomesPrimary();
        itemsBothEdit();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> busy = List.of(
                    threads.submit(() -> remoteEdits(remote, Seed.random(seed, 0))),
                    threads.submit(() -> peopleEdit(Seed.random(seed, 1))));
            for (int turn = 0; turn < 2; turn++) {
                pause(TURN);
                central.primary(remote.id());
                masterData.awaitRole("ELSEWHERE");
                onlyReadsHere();
                pause(TURN);
                onlyReadsHere();
                masterData.becomesPrimary();
            }
            pause(TURN);
            enough.set(true);
            for (Future<?> each : busy) {
                each.get();
            }
        }

        masterData.awaitCaughtUp();
        List<WireSite> sites = List.of(remote, observer, central.own());
        sites.forEach(WireSite::drain);
        System.out.println("mirrored primary: " + new TreeMap<>(told));
        assertThat(told)
                .as("both were let, and both were refused")
                .containsKeys("accepted", "200", "primary-only", "primary-moved", "409");
        nothingIsLost(sites);
    }

    private void itemsBothEdit() {
        for (int i = 0; i < SHARED; i++) {
            String item = prefix + Bodies.id();
            shared.add(item);
            people(item, masterData.admin().putNew(MasterData.itemPath(item), json(item, prefix)), prefix, 0);
        }
        masterData.awaitCaughtUp();
    }

    /** While the role is elsewhere, people can read, but write nothing. */
    private void onlyReadsHere() {
        String path = MasterData.itemPath(shared.getFirst());
        Answer read = masterData.admin().get(path);
        assertThat(read.status()).isEqualTo(200);
        Answer edited =
                masterData.admin().put(path, MasterData.etag(read), json(shared.getFirst(), "must not be taken"));
        assertThat(edited.status()).as("%s", edited).isEqualTo(409);
        assertThat(edited.code()).isEqualTo("not-primary");
    }

    private void remoteEdits(WireSite remote, Random dice) {
        while (!enough.get()) {
            Map<String, String> nameOf = new TreeMap<>();
            for (int i = dice.nextInt(5); i >= 0; i--) {
                nameOf.put(anItem(dice), newName("remote"));
            }
            List<Change> changes = new ArrayList<>();
            nameOf.forEach((item, name) -> changes.add(Change.upsert("item", item, body(item, name))));
            long begun = System.nanoTime();
            List<Outcome> outcomes = remote.pushThrough(changes);
            long ended = System.nanoTime();
            for (int i = 0; i < changes.size(); i++) {
                String said = outcomes.get(i).said();
                tick(said);
                String item = changes.get(i).id();
                Edit edit = new Edit(item, nameOf.getOrDefault(item, ""), begun, ended);
                if (outcomes.get(i).accepted()) {
                    ofRemote.add(edit);
                } else if (said.equals("primary-moved")) {
                    lateOfRemote.add(edit);
                }
            }
            pause(Duration.ofMillis(dice.nextInt(40)));
        }
    }

    private void peopleEdit(Random dice) {
        while (!enough.get()) {
            String item = anItem(dice);
            String path = MasterData.itemPath(item);
            String name = newName("people");
            Answer read = masterData.admin().get(path);
            long begun = System.nanoTime();
            Answer saved = read.status() == 200
                    ? masterData.admin().put(path, MasterData.etag(read), json(item, name))
                    : masterData.admin().putNew(path, json(item, name));
            people(item, saved, name, begun);
            pause(Duration.ofMillis(dice.nextInt(40)));
        }
    }

    private void people(String item, Answer saved, String name, long begun) {
        tick(Integer.toString(saved.status()));
        if (saved.status() == 200 || saved.status() == 201) {
            ofPeople.add(new Edit(item, name, begun, System.nanoTime()));
        }
    }

    /** An item that both edit, or a new one. */
    private String anItem(Random dice) {
        return dice.nextInt(3) == 0 ? prefix + Bodies.id() : shared.get(dice.nextInt(shared.size()));
    }

    private String newName(String whose) {
        return prefix + " " + whose + " " + names.incrementAndGet();
    }

    private static String body(String item, String name) {
        return "{\"ID\":\"" + item + "\",\"code\":\"" + item + "\",\"item_name\":\"" + name + "\"}";
    }

    private static String json(String item, String name) {
        return MasterData.item(item, name);
    }

    /**
     * For each item all sites and the master-data-service hold the state of the last edit that central took (I9). If people were told that
     * an edit was saved and central did not take it, it is on the list of lost edits. An item exists if and only if central took one of its
     * edits. What the remote pushed after it lost the role waits in quarantine. When the role comes back, its new items are taken, and
     * nothing is written over later edits. The master-data-service knows at once that it lost the role: what people edit meanwhile is
     * refused.
     */
    private void nothingIsLost(List<WireSite> sites) {
        Set<String> lost = lostNames();
        List<Edit> taken = new ArrayList<>(ofRemote);
        ofPeople.stream().filter(edit -> !lost.contains(edit.name())).forEach(taken::add);
        Set<String> waiting = waitingItems();
        List<Edit> takenLater = lateOfRemote.stream()
                .filter(edit -> !waiting.contains(edit.item()))
                .toList();
        takenLater.stream().filter(edit -> !shared.contains(edit.item())).forEach(taken::add);
        assertThat(waiting).as("late edits that wait").containsAll(lastLate());
        System.out.println("mirrored primary: " + taken.size() + " edits taken, " + lost.size() + " on the list");
        Map<String, List<Edit>> byItem = taken.stream().collect(Collectors.groupingBy(Edit::item));
        for (WireSite site : sites) {
            Map<String, String> held = heldNames(site);
            assertThat(held.keySet())
                    .as("items at site %d", site.id())
                    .containsExactlyInAnyOrderElementsOf(byItem.keySet());
            held.forEach((item, name) -> assertThat(endings(item, byItem, takenLater))
                    .as("item %s at site %d ends as one of the last edits made it", item, site.id())
                    .contains(name));
        }
        Map<String, String> everywhere = heldNames(sites.getFirst());
        sites.forEach(
                site -> assertThat(heldNames(site)).as("site %d", site.id()).isEqualTo(everywhere));
        assertThat(namesHere(everywhere.keySet()))
                .as("the replica of the master-data-service")
                .isEqualTo(everywhere);
    }

    private Set<String> waitingItems() {
        return central.quarantine().stream()
                .map(Key::id)
                .filter(id -> id.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    /** Items of both that the remote edited too late, and did not edit again when it had the role. */
    private Set<String> lastLate() {
        Map<String, Long> direct = new TreeMap<>();
        ofRemote.forEach(edit -> direct.merge(edit.item(), edit.endedNanos(), Math::max));
        return lateOfRemote.stream()
                .filter(edit -> shared.contains(edit.item())
                        && direct.getOrDefault(edit.item(), Long.MIN_VALUE) < edit.begunNanos())
                .map(Edit::item)
                .collect(Collectors.toSet());
    }

    /**
     * Names that an item may have at the end: from one of its last edits, or from an edit that waited and was taken when the role came
     * back.
     */
    private static List<String> endings(String item, Map<String, List<Edit>> byItem, List<Edit> takenLater) {
        List<String> names = new ArrayList<>(lastOf(byItem.getOrDefault(item, List.of())));
        takenLater.stream()
                .filter(edit -> edit.item().equals(item))
                .map(Edit::name)
                .forEach(names::add);
        return names;
    }

    /** Names of the edits after which no other one began. One of them was the last. */
    private static List<String> lastOf(List<Edit> edits) {
        long lastBegun = edits.stream().mapToLong(Edit::begunNanos).max().orElseThrow();
        return edits.stream()
                .filter(edit -> edit.endedNanos() >= lastBegun)
                .map(Edit::name)
                .toList();
    }

    private Map<String, String> heldNames(WireSite site) {
        Map<String, String> held = new TreeMap<>();
        site.replica().content().forEach((Key key, String body) -> {
            if (key.type().equals("item") && key.id().startsWith(prefix)) {
                held.put(
                        key.id(),
                        Answer.json(body.getBytes(StandardCharsets.UTF_8))
                                .path("item_name")
                                .asText());
            }
        });
        return held;
    }

    private Map<String, String> namesHere(Set<String> items) {
        Map<String, String> here = new TreeMap<>();
        for (JsonNode item : masterData.all("/api/v1/items?limit=200&search=" + prefix)) {
            here.put(item.path("id").asText(), item.path("name").asText());
        }
        assertThat(here.keySet()).as("items of the master-data-service").isEqualTo(items);
        return here;
    }

    private Set<String> lostNames() {
        return masterData.lostEdits().stream()
                .map(lost -> lost.at("/body/item_name").asText())
                .collect(Collectors.toSet());
    }

    private void tick(String answer) {
        told.merge(answer, 1L, Long::sum);
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
