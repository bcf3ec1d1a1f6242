package org.storesync.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordCatalogueTest {
    private static final RecordCatalogue CATALOGUE = RecordCatalogue.standard();

    @Test
    void findsTheSameByBytesAsByText() {
        for (String name : namesAndNearMisses()) {
            byte[] buf = ("{\"type\":\"" + name + "\",").getBytes(StandardCharsets.UTF_8);
            int from = "{\"type\":\"".length();

            assertThat(CATALOGUE.findUtf8(buf, from, buf.length - 2))
                    .as(name)
                    .isSameAs(CATALOGUE.find(name).orElse(null));
        }
    }

    @Test
    void isCaseSensitive() {
        assertThat(CATALOGUE.find("Location")).isPresent();
        assertThat(CATALOGUE.find("location")).isEmpty();
        assertThat(CATALOGUE.find("stock_take")).isEmpty();
    }

    @Test
    void findsByCode() {
        for (RecordType type : CATALOGUE.all()) {
            assertThat(CATALOGUE.byCode(type.code())).isSameAs(type);
        }
        assertThatThrownBy(() -> CATALOGUE.byCode(0)).hasMessage("no record type has the code 0");
        assertThatThrownBy(() -> CATALOGUE.byCode(-1)).hasMessage("no record type has the code -1");
        assertThatThrownBy(() -> CATALOGUE.byCode(32_767)).hasMessage("no record type has the code 32767");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String json = """
                {"predicates": {"sent": {"reads": ["status"], "meaning": "it was sent"},
                                "never": {"reads": [], "meaning": "nobody asks"}},
                 "facts": {},
                 "types": [
                  {"code": 1, "type": "a", "category": "central", "rank": 20, "group": "g", "source": "s"},
                  {"code": 1, "type": "b", "category": "central", "rank": 10, "parent": ["a", "a_ID"], "group": "g", "source": "s"},
                  {"code": 2, "type": "a", "category": "centrall", "rank": 0, "group": "g", "source": "s"},
                  {"code": 40000, "type": "c", "category": "store", "rank": 10, "group": "g", "source": "s", "stroe": "x"},
                  {"code": 5, "type": "d", "category": "store", "rank": 30, "parent": ["nobody", "x"], "group": "g", "source": "s"},
                  {"code": 6, "type": "e", "category": "store", "store": "s", "rank": 30, "predicates": ["sent", "lost"],
                   "group": "g", "source": "s", "variants": [
                    {"variant": "x", "predicates": []},
                    {"variant": "y", "when": {"a": ["1"]}, "predicates": []},
                    {"variant": "y", "when": {"a": ["2"]}, "predicates": []},
                    {"variant": "z", "fact": "unknown", "category": "patient", "predicates": []}]},
                  {"code": 7, "type": "g", "category": "store", "rank": 30, "parent": ["a", "a_ID"], "group": "g", "source": "s"},
                  {"type": "f", "category": "message", "rank": 1, "home": "nowhere", "group": "g"}]}
                """;

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(problem -> assertThat(problem.getMessage().lines().map(String::strip))
                        .containsExactlyInAnyOrder(
                                "the record catalogue is wrong:",
                                "type b: code 1 belongs to a",
                                "type b: rank 10 must be above rank 20 of a",
                                "type a: the name is used twice",
                                "type a: unknown category 'centrall'",
                                "type a: a rank is positive",
                                "type c: code 40000 is not between 1 and 32767",
                                "type c: unknown key 'stroe'",
                                "type c: base: category store needs a field that says where it belongs",
                                "type d: its parent nobody is not in the catalogue",
                                "type e: base: predicate lost is not declared",
                                "type e: base: a predicate needs 'otherParty'",
                                "type e variant x: nothing chooses it: give 'when' or 'fact'",
                                "type e variant y: the name is used twice",
                                "type e: z: fact unknown is not declared",
                                "type e: z: category patient needs a field that says where it belongs",
                                "type f: 'code' is missing or no whole number",
                                "type f: code 0 is not between 1 and 32767",
                                "type f: 'source' is missing",
                                "type f: no stream is called 'nowhere'",
                                "type f: base: category message needs a field that says where it belongs",
                                "type g: a child has its parent's category, central",
                                "condition never: no type names it"));
    }

    @Test
    void refusesAFieldOfAnUnknownKindOrType() {
        assertThatThrownBy(() -> read("{\"types\": []}", "{\"x\": {\"ID\": \"text?\", \"n\": \"nummer\"}}"))
                .hasMessageContainingAll(
                        "fields.json x: no record type has this name", "has the unknown kind 'nummer'");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThatThrownBy(() -> read("{\"types\": [], \"types\": []}"))
                .hasMessageContaining("Duplicate field 'types'");
    }

    private static RecordCatalogue read(String json) throws IOException {
        return read(json, "{}");
    }

    private static RecordCatalogue read(String json, String fields) throws IOException {
        return RecordCatalogue.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(fields.getBytes(StandardCharsets.UTF_8)));
    }

    /** All names, and for each the results of typing mistakes: another case, a character less or more, two exchanged. */
    private static Set<String> namesAndNearMisses() {
        Set<String> names = new LinkedHashSet<>(Set.of("", "x"));
        for (RecordType type : CATALOGUE.all()) {
            String name = type.wireName();
            names.addAll(Arrays.asList(
                    name,
                    name.toLowerCase(Locale.ROOT),
                    name.toUpperCase(Locale.ROOT),
                    name.substring(1),
                    name.substring(0, name.length() - 1),
                    name + "s",
                    " " + name,
                    name.replace('_', '-'),
                    "" + name.charAt(1) + name.charAt(0) + name.substring(2)));
        }
        return names;
    }
}
