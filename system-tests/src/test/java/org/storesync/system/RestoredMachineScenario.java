package org.storesync.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.sync.SyncReport;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/**
 * Echo (design: lineage and siteSeq): a machine that was restored from an old copy, copied twice, or swapped loses nothing and repeats
 * nothing.
 */
@SystemTest
class RestoredMachineScenario {
    private final Central central;
    private AgentSite site;
    private Store store;

    RestoredMachineScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void aSiteWithData() {
        site = AgentSite.create(central, "desktop", central.gateway(1));
        store = central.newStore();
        central.assign(store, site.id());
        for (int i = 0; i < 5; i++) {
            site.put(stock("before the copy " + i));
        }
        site.sync();
    }

    @Test
    void aSiteRestoredFromAnOldCopyReadsAllBeforeItPushes() throws IOException {
        String shared = Bodies.id();
        site.put(Bodies.stock(shared, store.id(), "as copied"));
        site.sync();
        Path copy = copyOf(site.folder());
        Change lost = stock("pushed after the copy");
        site.put(lost);
        site.put(Bodies.stock(shared, store.id(), "changed after the copy"));
        site.sync();
        String before = site.site().lineage();

        restore(copy);
        Change fresh = stock("made on the restored machine");
        site.put(fresh);
        site.put(Bodies.stock(shared, store.id(), "made on the old state"));
        SyncReport report = site.sync();

        assertThat(report.rolledBack()).isTrue();
        assertThat(site.site().lineage()).as("another installation").isNotEqualTo(before);
        assertThat(site.site().get("item_line", lost.id()))
                .as("came back from central")
                .isPresent();
        assertThat(central.quarantine())
                .as("made on a state that is no more: kept for review")
                .contains(Bodies.stock(shared, "", "").key());
        assertThat(new String(
                        site.site()
                                .get("item_line", shared)
                                .orElseThrow()
                                .body()
                                .toString()
                                .getBytes(UTF_8),
                        UTF_8))
                .contains("changed after the copy");
        site.sync();
        assertThat(site.differences()).isEmpty();
        central.drained(central.own());
    }

    @Test
    void twoMachinesFromOneCopyTakeTurns() throws IOException {
        Path copy = copyOf(site.folder());
        site.put(stock("on the first machine"));
        site.sync();

        restore(copy);
        site.put(stock("on the second machine"));
        assertThat(site.sync().rolledBack()).isTrue();
        site.sync();

        assertThat(site.differences()).isEmpty();
        central.drained(central.own());
    }

    @Test
    void aSwappedDeviceIsRefusedUntilAnAdministratorReleasesTheOldOne() {
        AgentSite other = site.onMachine("another-machine");

        assertThatThrownBy(other::sync)
                .isInstanceOfSatisfying(
                        CentralProblem.class,
                        problem ->
                                assertThat(problem.is(ProblemCode.WRONG_DEVICE)).isTrue());
        assertThat(other.site().counts().records()).as("not a byte of it").isEmpty();

        central.admin().releaseDevice(new SiteId(site.id()));
        syncOnceKnown(other);

        assertThat(other.differences())
                .as("the new machine loads all, its own records too")
                .isEmpty();
        assertThatThrownBy(site::sync)
                .isInstanceOfSatisfying(
                        CentralProblem.class,
                        problem ->
                                assertThat(problem.is(ProblemCode.WRONG_DEVICE)).isTrue());
        other.put(stock("on the new machine"));
        other.sync();
        assertThat(other.differences()).isEmpty();
        central.drained(central.own());
    }

    /** The gateway that the site calls may not know of the release yet. */
    private static void syncOnceKnown(AgentSite machine) {
        org.awaitility.Awaitility.await("the release is known")
                .atMost(java.time.Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> machine.sync() != null);
    }

    private void restore(Path copy) throws IOException {
        site.site().close();
        for (Path file : files(site.folder())) {
            Files.delete(file);
        }
        for (Path file : files(copy)) {
            Files.copy(file, site.folder().resolve(file.getFileName()));
        }
        site.reopen();
    }

    /** Copies a site as a user does: while it is not running. */
    private Path copyOf(Path folder) throws IOException {
        site.site().close();
        Path copy = Files.createTempDirectory(folder.getParent(), "copy");
        for (Path file : files(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        site.reopen();
        return copy;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Change stock(String note) {
        return Bodies.stock(Bodies.id(), store.id(), note);
    }
}
