package org.storesync.k8s.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.kit.metrics.ListedMeter;

/** docs/metrics.md lists the meters of the code. After a change write it again: {@code -Dstoresync.write-docs=true}. */
class MetricsPageTest {
    private static final Path PAGE = Checkout.ROOT.resolve("docs/metrics.md");
    private static final Pattern IN_PROMETHEUS = Pattern.compile("\\bsync_[a-z_]+");
    private static final Pattern METER = Pattern.compile("`(sync(?:\\.[a-z]+){2,})`");
    /** Settings share the first word with meters, and have a second one of these. So does the example of an address. */
    private static final Pattern SETTING =
            Pattern.compile("sync\\.(example|gateway|routing|client|http|audit|reporting|transfer|master-data)\\..*");

    @Test
    @DisplayName("metrics: the page lists what the code has")
    void isUpToDate() throws IOException {
        if (Boolean.getBoolean("storesync.write-docs")) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("write it with -Dstoresync.write-docs=true").hasContent(page());
    }

    @Test
    @DisplayName("metrics: each metric of ours that a page for operators names exists")
    void pagesNameMetricsThatExist() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Checkout.ROOT.resolve("docs/operations.md"), PAGE));
        try (Stream<Path> books = Files.list(Checkout.ROOT.resolve("docs/runbooks"))) {
            pages.addAll(books.toList());
        }
        Set<String> meters = new TreeSet<>();
        Metrics.OURS.values().forEach(list -> list.forEach(meter -> meters.add(meter.name())));
        for (Path page : pages) {
            String text = Files.readString(page);
            assertThat(IN_PROMETHEUS.matcher(text).results().map(MatchResult::group))
                    .as(page.toString())
                    .isSubsetOf(Metrics.namesOfOurs());
            assertThat(METER.matcher(text)
                            .results()
                            .map(it -> it.group(1))
                            .filter(name -> !SETTING.matcher(name).matches()))
                    .as(page.toString())
                    .isSubsetOf(meters);
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Generated from the code; see CONTRIBUTING.md, "A meter". Each service serves its metrics at `/metrics` of its management port. No metric has
                a site as a label: with 40,000 sites that would be 40,000 series. The sync report and the log name sites.

                `k8s/overlays/production/monitoring/` has the alerts (docs/runbooks/ has a page for each) and two dashboards for Grafana.

                """);
        Metrics.OURS.forEach((owner, meters) -> {
            page.append("## ")
                    .append(owner)
                    .append(
                            "\n\n| meter | in Prometheus | kind | unit | labels | what it says |\n|---|---|---|---|---|---|\n");
            meters.forEach(meter -> page.append(row(meter)));
            page.append('\n');
        });
        page.append("""
                ## Metrics of others

                Alerts and dashboards also use these. If an exporter is missing, its alerts never fire.

                | metric | exporter | what it says |
                |---|---|---|
                """);
        Metrics.OTHERS.forEach(
                other -> page.append("| `%s` | %s | %s |%n".formatted(other.name(), other.exporter(), other.says())));
        return page.toString();
    }

    private static String row(ListedMeter meter) {
        return "| `%s` | %s | %s | %s | %s | %s |%n"
                .formatted(
                        meter.name(),
                        String.join(
                                ", ",
                                meter.prometheusNames().stream()
                                        .map(it -> "`" + it + "`")
                                        .toList()),
                        meter.kind().word(),
                        meter.unit(),
                        String.join(", ", meter.tags()),
                        meter.says());
    }
}
