package org.storesync.k8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every rendered document by a model or schema that refuses what it does not know. */
class StrictParsingTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("documents")
    @DisplayName("k8s: every rendered document is exactly of its kind")
    void readsStrictly(Overlay overlay, Manifest manifest) throws JsonProcessingException {
        Kinds.check(manifest);
        if (manifest.kind().equals("Namespace")) {
            assertThat(manifest.name()).isEqualTo(Overlay.NAMESPACE);
        } else {
            assertThat(manifest.namespace()).isEqualTo(Overlay.NAMESPACE);
        }
        assertThat(overlay.ofKind(manifest.kind()))
                .filteredOn(other -> other.name().equals(manifest.name()))
                .as("each name once")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("k8s: a misspelt field fails, for each field of each kind")
    void refusesEachMisspeltField(String type) {
        Set<Misspelling> misspellings = Overlay.all()
                .flatMap(overlay -> overlay.manifests().stream())
                .filter(manifest -> manifest.type().equals(type))
                .flatMap(Misspelling::of)
                .collect(Collectors.toSet());

        assertThat(misspellings)
                .hasSizeGreaterThan(1)
                .allSatisfy(wrong -> assertThatThrownBy(() -> Kinds.check(wrong.manifest()))
                        .as(wrong.toString())
                        .isInstanceOfAny(JsonProcessingException.class, IllegalArgumentException.class));
    }

    @Test
    @DisplayName("k8s: a field that is given twice fails")
    void refusesDuplicates() {
        assertThatThrownBy(() -> YamlDocuments.read("metadata:\n  name: a\n  name: b\n"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("name");
    }

    static Stream<Arguments> documents() {
        return Overlay.all()
                .flatMap(overlay -> overlay.manifests().stream().map(manifest -> Arguments.of(overlay, manifest)));
    }

    static Stream<String> kinds() {
        return Overlay.all()
                .flatMap(overlay -> overlay.manifests().stream())
                .map(Manifest::type)
                .distinct()
                .sorted();
    }
}
