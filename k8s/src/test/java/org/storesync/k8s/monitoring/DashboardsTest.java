package org.storesync.k8s.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.k8s.manifest.Overlay;

/** The two dashboards that Grafana reads from a ConfigMap. */
class DashboardsTest {
    @Test
    @DisplayName("dashboards: each metric of a panel exists, and each of ours is in a panel")
    void showsMetricsThatExist() throws JsonProcessingException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode board : boards()) {
            for (JsonNode panel : board.path("panels")) {
                assertThat(panel.path("targets"))
                        .as(panel.path("title").asText())
                        .isNotEmpty();
                for (JsonNode target : panel.path("targets")) {
                    List<String> metrics = Metrics.in(target.path("expr").asText());
                    assertThat(metrics)
                            .as(panel.path("title").asText())
                            .isNotEmpty()
                            .isSubsetOf(Metrics.known());
                    shown.addAll(metrics);
                }
            }
        }
        assertThat(Metrics.OURS.values().stream().flatMap(List::stream))
                .allSatisfy(meter -> assertThat(meter.prometheusNames()).containsAnyElementsOf(shown));
    }

    @Test
    @DisplayName("dashboards: panels have titles of their own and do not cover each other")
    void laysItsPanelsOut() throws JsonProcessingException {
        for (JsonNode board : boards()) {
            assertThat(board.path("uid").asText()).startsWith("storesync-");
            Set<String> cells = new TreeSet<>();
            Set<String> titles = new TreeSet<>();
            for (JsonNode panel : board.path("panels")) {
                assertThat(titles.add(panel.path("title").asText())).isTrue();
                JsonNode place = panel.path("gridPos");
                assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        assertThat(cells.add((place.path("x").asInt() + x) + ","
                                        + (place.path("y").asInt() + y)))
                                .isTrue();
                    }
                }
            }
        }
    }

    private static List<JsonNode> boards() throws JsonProcessingException {
        ConfigMap dashboards = Overlay.named("production").one(ConfigMap.class, "dashboards");
        assertThat(dashboards.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboards.getData()).containsOnlyKeys("storesync-sites.json", "storesync-services.json");
        List<JsonNode> boards = new ArrayList<>();
        for (String text : dashboards.getData().values()) {
            boards.add(JsonMapper.builder().build().readTree(text));
        }
        return boards;
    }
}
