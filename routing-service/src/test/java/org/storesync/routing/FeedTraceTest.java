package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.stock;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    @DisplayName("traces: the feed tells the trace of the push that wrote a row")
    void tellsTheTraceOfThePush() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String traced = id();
        String untraced = id();

        site.sendTraced(UUID.randomUUID(), 1, "00-" + TRACE + "-b7ad6b7169203331-01", stock(traced, store))
                .then()
                .statusCode(200);
        site.sendTraced(UUID.randomUUID(), 2, "00-" + TRACE + "-b7ad6b7169203331-00", stock(untraced, store))
                .then()
                .statusCode(200);

        assertThat(Feed.of(traced).path("trace").asText()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        assertThat(Feed.of(traced).path("trace").asText()).doesNotContain("b7ad6b7169203331");
        assertThat(Feed.of(untraced).has("trace")).as("not sampled").isFalse();
    }
}
