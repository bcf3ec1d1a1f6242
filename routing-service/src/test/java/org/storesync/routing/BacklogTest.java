package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.stock;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much is still to come, according to the status and the pages (I11). */
@QuarkusTest
class BacklogTest {
    @DisplayName("oracle-O8 the status of a new installation counts all that its load brings, own rows too")
    @Test
    void aNewInstallationsStatusIsExact() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.push(stock(id(), store), stock(id(), store), stock(id(), store));
        site.drain();

        site.reinstall();

        assertThat(remaining(site)).isEqualTo(site.drain().size()).isGreaterThanOrEqualTo(3);
        site.pull(1);
        assertThat(remaining(site)).isZero();
    }

    @DisplayName("oracle-O8 own rows in the load of a gained store count, until the load is over")
    @Test
    void aGainedStoresLoadCounts() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.push(stock(id(), store), stock(id(), store), stock(id(), store));
        site.drain();
        assign(store, aSite("desktop"));
        site.drain();
        site.pull(1);

        assign(store, site);

        long remaining = remaining(site);
        assertThat(remaining).isGreaterThanOrEqualTo(3);
        int first = site.pull(2).get("changes").size();
        assertThat(first).isEqualTo(2);
        assertThat((long) site.drain().size()).isEqualTo(remaining - first);
        site.pull(1);
        assertThat(remaining(site)).isZero();
        site.push(stock(id(), store));
        assertThat(remaining(site)).as("an own row after the load").isZero();
    }

    @DisplayName("oracle-O9 rows that are left out take no place on a page")
    @Test
    void rowsLeftOutTakeNoPlace() {
        Site primary = aPrimary();
        Site sender = aSite("desktop");
        String store = aStoreOn(sender);
        primary.drain();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(item(id(), "own"));
        }
        primary.push(items);
        String message = id();
        sender.push(change("message", message, "'fromStoreID':'" + store + "','toStoreID':''"));

        assertThat(primary.pull(1).get("changes").toString()).contains(message);
    }

    private static long remaining(Site site) {
        return site.status().get("remaining").asLong();
    }
}
