package org.storesync.routing.feed.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

class GrantsTest {
    private static final String PREFIX = "sync.routing.feed.grants.";

    @DisplayName("I3: as the service is shipped, no consumer is granted patients, and nobody else is granted anything")
    @ParameterizedTest
    @ValueSource(strings = {"reporting-service", "master-data-service", "transfer-service"})
    void shipsWithoutPatientsForThem(String client) throws IOException {
        Grants shipped = new Grants(shipped());

        assertThat(shipped.of(client)).isNotEmpty().doesNotContain(Category.PATIENT, Category.PRESCRIBER);
        assertThat(shipped.of("another-service")).isEmpty();
    }

    @DisplayName("I3: every record at home with patients is patient data")
    @Test
    void takesAllThatIsAtHomeWithPatientsForPatientData() {
        RecordCatalogue catalogue = RecordCatalogue.standard();
        for (String type : List.of("name", "name_note", "transact")) {
            assertThat(Grants.category(catalogue.find(type).orElseThrow(), StreamKind.PATIENT))
                    .isEqualTo(Category.PATIENT);
        }
    }

    @DisplayName(
            "I3: a client that asks for a type it is not granted is told nothing of it, and of other types only what it asked for")
    @Test
    void tellsOfWhatIsBothAskedForAndGranted() {
        Grants grants = new Grants(Map.of("reporting-service", List.of("central", "store")));
        List<RecordType> asked = types("item", "item_line", "transact", "name");

        assertThat(grants.types("reporting-service", asked, StreamKind.STORE)).containsAll(types("item_line"));
        assertThat(grants.types("reporting-service", asked, StreamKind.PATIENT)).isEmpty();
        assertThat(grants.types("reporting-service", asked, StreamKind.INBOX)).isEmpty();
        assertThat(grants.types("another-service", asked, StreamKind.STORE)).isEmpty();
        assertThat(grants.types("reporting-service", types("item_line"), StreamKind.STORE))
                .isEqualTo(types("item_line"));
    }

    private static List<RecordType> types(String... names) {
        RecordCatalogue catalogue = RecordCatalogue.standard();
        return Stream.of(names).map(name -> catalogue.find(name).orElseThrow()).toList();
    }

    @Test
    void namesACategoryThereIsNot() {
        assertThatThrownBy(() -> new Grants(Map.of("reporting-service", List.of("stores"))))
                .hasMessage("sync.routing.feed.grants: no category is called stores");
    }

    private static Map<String, List<String>> shipped() throws IOException {
        Properties properties = new Properties();
        // Not from the class path, because tests have other settings there.
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        Map<String, List<String>> grants = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> grants.computeIfAbsent(
                                name.substring(PREFIX.length()).replace("\"", ""), client -> new ArrayList<>())
                        .addAll(List.of(properties.getProperty(name).split(","))));
        return grants;
    }
}
