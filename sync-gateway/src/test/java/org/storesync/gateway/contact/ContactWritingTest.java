package org.storesync.gateway.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;
import org.storesync.model.SiteId;

@QuarkusTest
class ContactWritingTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    CannedRouting routing;

    @Inject
    KeptContacts kept;

    @BeforeEach
    void usualRouting() {
        routing.reset();
    }

    @Test
    void writesASitesFirstContactByItself() {
        TestSite site = TestSite.create();

        site.call().get("/api/v1/site").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kept.readAfter(site.id() - 1, 1))
                        .singleElement()
                        .satisfies(contact -> assertThat(contact.app()).isEqualTo("site-agent/1.2.3"))
                        .satisfies(contact -> assertThat(contact.address()).isEqualTo("127.0.0.1")));
    }

    @Test
    void keepsTheFirstContactTheNewestAndTheLastKnownQueue() {
        SiteId site = new SiteId(TestSite.create().id());

        kept.write(List.of(new SiteContact(site, "app/1", "10.0.0.1", 1, TEN, TEN.plusSeconds(60), 41L)));
        kept.write(List.of(
                new SiteContact(site, "app/2", "10.0.0.2", 1, TEN.plusSeconds(120), TEN.plusSeconds(120), null)));
        kept.write(List.of(new SiteContact(site, "app/0", "10.0.0.0", 1, TEN, TEN.plusSeconds(30), 1L)));

        assertThat(kept.readAfter(site.value() - 1, 1))
                .containsExactly(new SiteContact(site, "app/2", "10.0.0.2", 1, TEN, TEN.plusSeconds(120), 41L));
    }
}
