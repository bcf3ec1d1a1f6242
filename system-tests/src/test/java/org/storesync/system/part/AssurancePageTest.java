package org.storesync.system.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AssurancePageTest {
    private static final String PAGE = """
        # Assurance

        Words of people.

        ## traffic

        <!-- table of traffic -->

        old

        <!-- end of traffic -->

        More words.

        <!-- table of native -->
        <!-- end of native -->
        """;

    @DisplayName("long run: only the text between the marks of the part is written")
    @Test
    void writesBetweenTheMarks() {
        assertThat(AssurancePage.with(PAGE, "traffic", "| a |\n")).isEqualTo(PAGE.replace("old\n", "| a |\n"));
        assertThat(AssurancePage.with(PAGE, "native", "| a |\n"))
                .isEqualTo(PAGE.replace("native -->\n<", "native -->\n\n| a |\n\n<"));
    }

    @DisplayName("long run: a part that the page does not know gets a section at its end; an open table is an error")
    @Test
    void addsAPart() {
        assertThat(AssurancePage.with(PAGE, "citus", "| a |\n"))
                .isEqualTo(PAGE + "\n## citus\n\n<!-- table of citus -->\n\n| a |\n\n<!-- end of citus -->\n");
        assertThatThrownBy(() -> AssurancePage.with(PAGE.replace("<!-- end of native -->\n", ""), "native", ""))
                .hasMessageContaining("the table of native has no end");
    }

    @DisplayName("long run: docs/assurance.md has a place for the table of traffic")
    @Test
    void thePageHasAPlaceForTraffic() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "assurance.md")))
                .contains("<!-- table of traffic -->\n", "<!-- end of traffic -->\n");
    }
}
