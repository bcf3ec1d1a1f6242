package org.storesync.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages that name tests name tests that there are. */
class NamedTestsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|Scenario|Part|IT))(?:#(\\w+))?`");
    private static final Pattern THREAT = Pattern.compile("(?m)^\\| [STRIDE] \\|.*$");
    private static final int THREATS_MIN = 40;

    /** The texts of each test class, by name. Some names exist in several modules. */
    private static final Map<String, List<String>> TESTS = new TreeMap<>();

    @BeforeAll
    static void readTests() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                            .toList()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        TESTS.computeIfAbsent(name, none -> new ArrayList<>()).add(Files.readString(file));
                    }
                }
            }
        }
    }

    @DisplayName("each threat of SECURITY.md names the tests that hold it, and there are these tests")
    @Test
    void eachThreatIsHeldByATest() throws IOException {
        List<String> threats = THREAT.matcher(Files.readString(ROOT.resolve("SECURITY.md")))
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(threats).hasSizeGreaterThan(THREATS_MIN);
        for (String threat : threats) {
            Matcher named = NAMED.matcher(threat);
            assertThat(named.find()).as("names a test: %s", threat).isTrue();
            do {
                assertThat(named.group(2)).as("names a method: %s", threat).isNotNull();
            } while (named.find());
            assertThat(missing(threat)).as(threat).isEmpty();
        }
    }

    @Test
    void otherPagesNameTestsThatThereAre() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    docs.filter(each -> each.toString().endsWith(".md")).toList()) {
                assertThat(missing(Files.readString(page))).as(page.toString()).isEmpty();
            }
        }
    }

    @Test
    void findsWhatIsNotThere() {
        assertThat(missing("`NoSuchTest`")).containsExactly("NoSuchTest");
        assertThat(missing("`NamedTestsTest#noSuchMethod`")).containsExactly("NamedTestsTest#noSuchMethod");
        assertThat(missing("`NamedTestsTest#findsWhatIsNotThere`")).isEmpty();
    }

    private static List<String> missing(String text) {
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String method = named.group(2);
            List<String> texts = TESTS.getOrDefault(named.group(1), List.of());
            if (texts.stream().noneMatch(test -> method == null || test.contains("void " + method + "("))) {
                missing.add(method == null ? named.group(1) : named.group(1) + "#" + method);
            }
        }
        return missing;
    }
}
