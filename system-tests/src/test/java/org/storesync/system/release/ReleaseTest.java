package org.storesync.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.Project;
import org.storesync.local.release.Migration;
import org.storesync.local.release.Release;
import org.storesync.local.release.ServiceDatabase;

/** The migrations of this checkout beside those of the last release. */
class ReleaseTest {
    private static final String NEWEST = "0.1.0";

    private final Project project = Project.find();
    private final Release release = Release.of(project, NEWEST);
    private final List<Migration> today = Arrays.stream(ServiceDatabase.values())
            .flatMap(database -> Migration.of(project, database).stream())
            .toList();

    @Test
    @DisplayName("zero downtime: a migration that was released is never edited, moved or removed")
    void releasedMigrationsStayAsTheyAre() {
        assertThat(today).containsAll(release.migrations());
    }

    @Test
    @DisplayName(
            "zero downtime: newer migrations come after the released ones, so that a release's database gets them all")
    void newerMigrationsComeLater() {
        for (Migration each : newer()) {
            assertThat(each.version())
                    .as(each.name())
                    .isGreaterThan(release.version(ServiceDatabase.named(each.database())));
        }
    }

    @Test
    @DisplayName("zero downtime: no migration since the release takes away or refuses what the release's services use")
    void newerMigrationsLetTheReleaseWorkOn() throws IOException {
        Map<String, String> allowed = allowed();
        for (ServiceDatabase database : ServiceDatabase.values()) {
            Map<String, String> texts = new TreeMap<>();
            for (Migration each : newer()) {
                if (each.database().equals(database.database())) {
                    texts.put(each.name(), Files.readString(each.file(project)));
                }
            }
            assertThat(OverlapRule.broken(texts).stream().filter(broken -> !allowed.containsKey(broken.migration())))
                    .as(
                            "%s: expand, migrate, contract; a reason in releases/allowed.properties lets a migration through",
                            database.database())
                    .isEmpty();
        }
        assertThat(newer().stream().map(Migration::name))
                .as("no reason is left over in releases/allowed.properties")
                .containsAll(allowed.keySet());
        assertThat(allowed.values()).allMatch(reason -> reason.length() > 20);
    }

    private List<Migration> newer() {
        return today.stream()
                .filter(each -> !release.migrations().contains(each))
                .toList();
    }

    /** Reasons by the name of a migration. */
    private Map<String, String> allowed() throws IOException {
        Path file = project.root().resolve("releases/allowed.properties");
        Properties reasons = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            reasons.load(reader);
        }
        Map<String, String> allowed = new HashMap<>();
        reasons.stringPropertyNames().forEach(name -> allowed.put(name, reasons.getProperty(name)));
        return allowed;
    }
}
