package org.storesync.images.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    @ParameterizedTest
    @ValueSource(strings = {"Apache-2.0", "GPL-3.0-only OR MIT", "(Apache-2.0 AND MIT)"})
    void acceptsWhatMayBeShipped(String licence) {
        assertThat(Policy.fault(library(licence))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GPL-3.0-only",
                "AGPL-3.0-only",
                "Apache-2.0 AND GPL-3.0-only",
                "Some licence",
                "(MIT OR GPL-3.0-only) AND (GPL-3.0-only OR AGPL-3.0-only)"
            })
    void refusesOthers(String licence) {
        assertThat(Policy.fault(library(licence)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("a.b:c 1 is under " + licence));
    }

    @Test
    void takesOneOfSeveralAndNeverNone() {
        assertThat(Policy.fault(library("GPL-3.0-only", "MIT"))).isEmpty();
        assertThat(Policy.fault(library()))
                .hasValueSatisfying(fault -> assertThat(fault).contains("names no licence"));
    }

    @Test
    void readsTheListOfComponents() throws IOException {
        List<Library> libraries = Components.read(new ObjectMapper().readTree("""
                {"components": [
                  {"group": "org.storesync", "name": "sync-model", "version": "0.1.0"},
                  {"group": "a.b", "name": "c", "version": "1", "licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "Own"}}]},
                  {"group": "d", "name": "e", "version": "2", "licenses": [{"expression": "MIT OR EPL-2.0"}]},
                  {"group": "f", "name": "g", "version": "3"}]}
                """));

        assertThat(libraries.stream().map(Library::line))
                .containsExactly("| a.b:c | 1 | MIT or Own |", "| d:e | 2 | MIT OR EPL-2.0 |", "| f:g | 3 |  |");
    }

    private static Library library(String... licences) {
        return new Library("a.b", "c", "1", List.of(licences));
    }
}
