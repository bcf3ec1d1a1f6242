package org.storesync.local.country;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.storesync.local.demo.CentralSheet;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.Store;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.suite.CentralData;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;

/** Imports the country's central data from its files at the master-data-service, as an administrator would. */
public final class CentralImport {
    private static final Duration ARRIVAL = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private CentralImport() {}

    /** Returns when all stores can be assigned. Existing records stay as they are. */
    public static void run(Suite suite, DemoCountry country, Progress progress) {
        CentralData centralData = suite.centralData();
        centralData.awaitPrimary();
        for (CentralSheet sheet : country.centralSheets()) {
            progress.note(sheet.type() + ": " + sheet.rows().size());
            centralData.load(sheet.type(), sheet.csv().getBytes(StandardCharsets.UTF_8), false, running -> {});
        }
        for (Store store : country.stores()) {
            centralData.firstPreferences(store.id(), country.preferences(store));
        }
        awaitStores(suite, country);
    }

    /** Waits, because a store can be assigned only when it has arrived at central (B10). */
    private static void awaitStores(Suite suite, DemoCountry country) {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (suite.administration().stores().size() < country.stores().size()) {
            if (System.nanoTime() > end) {
                throw new LocalFailure(
                        "the stores did not arrive at central: ./storesync logs master-data-1 may say why");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
