package org.storesync.images.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Sbom;
import org.storesync.local.host.LocalFailure;

class LicencePageTest {
    private static final String MIT = "{\"license\": {\"id\": \"MIT\"}}";
    private static final Path COMMITTED = Path.of("../docs/licences.md");

    @TempDir
    Path root;

    @BeforeEach
    void everyProgramHasOneLibrary() throws IOException {
        for (String module : LicencePage.modules()) {
            list(module, module + "s-library", MIT);
        }
    }

    @Test
    void listsTheLibrariesOfEveryProgram() throws IOException {
        Files.createDirectories(root.resolve("docs"));

        LicencePage page = LicencePage.of(root);

        assertThat(page.size()).isEqualTo(7);
        assertThat(page.write(root))
                .content()
                .contains("| a.b:site-agents-library | 1 | MIT |", "| a.b:sync-gateways-library | 1 | MIT |")
                .contains("| a.b:locals-library | 1 | MIT |");
    }

    @Test
    void failsWithoutAPageAndNamesEachLibraryWhoseLicenceIsNotAccepted() throws IOException {
        list("site-agent", "forbidden", "{\"license\": {\"id\": \"AGPL-3.0-only\"}}");
        list("local", "unknown", "{\"license\": {\"name\": \"Ask me\"}}");
        list("routing-service", "silent", "");

        assertThatThrownBy(() -> LicencePage.of(root))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContainingAll(
                        "a.b:forbidden 1 is under AGPL-3.0-only",
                        "a.b:unknown 1 is under Ask me",
                        "a.b:silent 1 names no licence")
                .hasMessageNotContaining("sync-gateways-library");
    }

    @Test
    void failsIfTheListOfAProgramIsMissing() throws IOException {
        Files.delete(Sbom.of(root, "site-agent"));

        assertThatThrownBy(() -> LicencePage.of(root))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("site-agent.cdx.json is missing");
    }

    @Test
    void everyLicenceOfTheCommittedPageIsAccepted() throws IOException {
        List<Library> listed = Files.readAllLines(COMMITTED).stream()
                .filter(line -> line.matches("[|] [^ :]+:.*"))
                .map(LicencePageTest::library)
                .toList();

        assertThat(listed).hasSizeGreaterThan(100);
        assertThat(LicencePage.faults(listed)).isEmpty();
    }

    private void list(String module, String library, String licence) throws IOException {
        Path list = Sbom.of(root, module);
        Files.createDirectories(list.getParent());
        Files.writeString(list, """
                {"components": [{"group": "a.b", "name": "%s", "version": "1", "licenses": [%s]}]}
                """.formatted(library, licence));
    }

    private static Library library(String line) {
        String[] cells = line.split(" *[|] *", -1);
        int colon = cells[1].indexOf(':');
        return new Library(
                cells[1].substring(0, colon),
                cells[1].substring(colon + 1),
                cells[2],
                cells[3].isEmpty() ? List.of() : List.of(cells[3].split(" or ", -1)));
    }
}
