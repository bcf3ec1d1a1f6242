package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.makePrimary;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrimaryHandoverTest {
    @DisplayName("A3: what the old primary still pushes waits for review, and is judged again when the role comes back")
    @Test
    void theTailOfTheOldPrimaryWaitsAndSurvivesTheWayBack() {
        Site old = aSite("desktop");
        Site reader = aSite("desktop");
        makePrimary(old);
        String changedMeanwhile = id();
        String tail = id();
        assertThat(old.pushOne(item(changedMeanwhile, "by the old one"))).isEqualTo("accepted");

        Site next = aPrimary();
        next.drain();
        assertThat(next.pushOne(item(changedMeanwhile, "by the new one"))).isEqualTo("accepted");
        assertThat(old.push(item(tail, "late"), item(changedMeanwhile, "late")))
                .extracting(Site::word)
                .containsOnly("primary-moved");
        assertThat(reader.pushOne(item(id(), "never was"))).isEqualTo("primary-only");
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).doesNotContain(tail);
        assertThat(old.status().get("quarantined").asInt()).isEqualTo(2);

        makePrimary(old);

        assertThat(old.status().get("quarantined").asInt())
                .as("the one that would undo the new primary's work stays for people to decide")
                .isEqualTo(1);
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).contains(tail);
        assertThat(reader.replica.bodies().get("item/" + changedMeanwhile)).contains("by the new one");
        assertThat(next.pushOne(item(id(), "late as well"))).isEqualTo("primary-moved");
        aPrimary();
    }
}
