package org.storesync.system.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.storesync.local.suite.InternalService;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Doubled;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.StockReports;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Wire.NoAnswer;

/**
 * A working day over two replicas of each service, during which something happens to some of them. No sync and no call of a person may
 * fail, none may even have to be tried again, and in the evening nothing is missing.
 */
public final class UnbrokenDay {
    private static final Duration CALM = Duration.ofMillis(700);
    private static final Duration BETWEEN_LISTS = Duration.ofMillis(300);

    private final Central central;
    private final Doubled doubled;
    private final MasterData masterData;
    private final StockReports reports;
    private final AtomicInteger reads = new AtomicInteger();
    private final List<String> unread = new ArrayList<>();

    public UnbrokenDay(Central central, Doubled doubled) {
        this.central = central;
        this.doubled = doubled;
        this.masterData = MasterData.of(central);
        this.reports = StockReports.of(central);
    }

    /** What happens during the day. */
    public interface Act {
        void run() throws Exception;
    }

    public void run(long seed, Act act, Counts counts) throws Exception {
        List<AgentSite> sites = new ArrayList<>();
        WorkingDay day = WorkingDay.begin(
                central,
                seed,
                masterData,
                masterData.admin().over(doubled.uri(InternalService.MASTER_DATA)),
                number -> {
                    AgentSite site = AgentSite.create(central, "desktop", doubled.gateway(), UnaryOperator.identity());
                    sites.add(site);
                    return site;
                });
        sites.forEach(AgentSite::forgetSetbacks);
        reads.set(0);
        try {
            counts.timed(
                    "working",
                    () -> day.during(() -> {
                        reading(act);
                        return true;
                    }));
            counts.add("syncs", day.syncs());
            counts.add("edits saved", day.edits());
            counts.add("lists read", reads.get());
            counts.add(
                    "transfers", day.transfers().stream().mapToInt(each -> each).sum());
            counts.add("syncs and calls of people that failed", day.failures().size() + unread.size());
            List<String> triedAgain =
                    sites.stream().flatMap(site -> site.setbacks().stream()).toList();
            counts.add("calls of syncs tried again", triedAgain.size());
            assertThat(day.failures()).as("failed, seed %d", seed).isEmpty();
            assertThat(unread).as("not read, seed %d", seed).isEmpty();
            assertThat(triedAgain).as("tried again, seed %d", seed).isEmpty();
            assertThat(day.syncs()).isPositive();
            assertThat(day.edits()).isPositive();
            counts.timed("comparing", () -> new Evening(central, masterData, reports, day).check());
        } finally {
            masterData.givesTheRoleBack();
        }
    }

    /** Asks these processes to end and starts them again, all at once. */
    public void restart(List<String> processes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> restarting = new ArrayList<>();
            processes.forEach(process ->
                    restarting.add(threads.submit(() -> central.process(process).restart())));
            for (Future<?> each : restarting) {
                each.get();
            }
        }
        LockSupport.parkNanos(CALM.toNanos());
    }

    /** People read lists meanwhile. */
    private void reading(Act act) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Api> lists = List.of(
                Api.as("admin", central, InternalService.REPORTING).over(doubled.uri(InternalService.REPORTING)),
                Api.as("admin", central, InternalService.TRANSFER).over(doubled.uri(InternalService.TRANSFER)));
        List<String> paths = List.of("/api/v1/stock-on-hand?limit=5", "/api/v1/transfers?limit=5");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader = threads.submit(() -> {
                for (int i = 0; !enough.get(); i++) {
                    read(lists.get(i % 2), paths.get(i % 2));
                    LockSupport.parkNanos(BETWEEN_LISTS.toNanos());
                }
            });
            try {
                act.run();
            } finally {
                enough.set(true);
                reader.get();
            }
        }
    }

    private void read(Api list, String path) {
        try {
            Answer answer = list.get(path);
            if (answer.status() == 200) {
                reads.incrementAndGet();
            } else {
                unread.add(path + ": " + answer.shown());
            }
        } catch (NoAnswer none) {
            unread.add(path + ": " + none.getMessage());
        }
    }
}
