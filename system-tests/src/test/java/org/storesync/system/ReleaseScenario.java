package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.local.host.Project;
import org.storesync.local.release.Release;
import org.storesync.local.release.ServiceDatabase;
import org.storesync.local.suite.Administration;
import org.storesync.model.SiteId;
import org.storesync.system.release.OldCentral;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.WireSite;
import org.storesync.system.wire.Witness;

/** Today's migrations and services on the data that a release left behind. */
@SystemTest
class ReleaseScenario {
    private final Central central;

    ReleaseScenario(Central central) {
        this.central = central;
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    @DisplayName("zero downtime: today's migrations keep every row of a release, and today's services read them")
    void keepsAndReadsTheDataOfARelease(String number) throws Exception {
        Release release = Release.of(Project.find(), number);
        try (OldCentral old = new OldCentral(central.suite(), release)) {
            old.migrate();
            for (ServiceDatabase each : ServiceDatabase.values()) {
                assertThat(old.rows(each)).as(each.database()).isEqualTo(release.rows(each));
            }

            old.start();

            auditsAreWhole(old);
            peopleSeeIt(old, release);
            aSiteFetchesIt(old, release);
        }
    }

    /** I13: the chains of the release verify under its keys. */
    private void auditsAreWhole(OldCentral old) {
        for (ServiceDatabase each : ServiceDatabase.values()) {
            if (!each.audited()) {
                continue;
            }
            Answer answer = as("auditor", each, old).get("/admin/v1/audit/verification");
            assertThat(answer.status()).as("%s: %s", each, answer.shown()).isEqualTo(200);
            assertThat(answer.json().path("rows").asLong()).as("%s", each).isPositive();
            assertThat(answer.json().path("faults"))
                    .as("%s: %s", each, answer.shown())
                    .isEmpty();
        }
    }

    private void peopleSeeIt(OldCentral old, Release release) {
        Administration admin = old.administration();
        assertThat(admin.sites()).hasSize(release.rows(ServiceDatabase.GATEWAY, "site"));
        assertThat(admin.stores()).hasSize(release.rows(ServiceDatabase.ROUTING, "store"));
        Map<ServiceDatabase, String> lists = Map.of(
                ServiceDatabase.MASTER_DATA, "/api/v1/items",
                ServiceDatabase.TRANSFER, "/api/v1/transfers",
                ServiceDatabase.REPORTING, "/api/v1/stock-on-hand");
        lists.forEach((which, path) -> {
            Answer answer = as("admin", which, old).get(path);
            assertThat(answer.status()).as("%s: %s", path, answer.shown()).isEqualTo(200);
            assertThat(answer.json().path("items")).as(path).isNotEmpty();
        });
    }

    /** A site that gets a new secret and another machine fetches everything, as after a theft. */
    private void aSiteFetchesIt(OldCentral old, Release release) throws Exception {
        JsonNode first = old.administration().sites().stream()
                .filter(site -> site.path("kind").asText().equals("desktop"))
                .findFirst()
                .orElseThrow();
        int id = first.path("siteId").asInt();
        old.administration().releaseDevice(new SiteId(id));
        String secret = old.administration().rekey(new SiteId(id));
        WireSite site = new WireSite(id, secret, old.uri(ServiceDatabase.GATEWAY), Witness.NONE).on("another machine");
        site.begin();

        site.drain();

        assertThat(site.replica().breaches()).isEmpty();
        assertThat(site.replica().content().size())
                .as("records of the release")
                .isGreaterThan(release.rows(ServiceDatabase.MASTER_DATA, "item"));
    }

    private Api as(String person, ServiceDatabase which, OldCentral old) {
        return Api.as(person, central, which.module(), old.uri(which));
    }
}
