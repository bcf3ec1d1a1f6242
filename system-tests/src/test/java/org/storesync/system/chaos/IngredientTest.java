package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartTest {
    @DisplayName("parts are named by their words, all of them by none; a word that is none says those there are")
    @Test
    void readsWords() {
        assertThat(Part.of("")).isEqualTo(EnumSet.allOf(Part.class));
        assertThat(Part.of("in-use,kills")).isEqualTo(EnumSet.of(Part.IN_USE, Part.KILLS));
        assertThat(Part.words(Part.of("kills,in-use"))).isEqualTo("in-use,kills");
        assertThatThrownBy(() -> Part.of("kills,earthquakes"))
                .hasMessageContaining("'earthquakes'")
                .hasMessageContaining("stores,primary,agents,split,clocks,in-use,kills,cuts,moves");
    }

    @Test
    void theCommandKnowsTheSameParts() throws Exception {
        String command = Files.readString(Path.of("..", "storesync"));
        String words = Part.words(EnumSet.allOf(Part.class)).replace(',', ' ');

        assertThat(command).contains("long_parts=(" + words + ")");
        for (Part part : Part.values()) {
            assertThat(command)
                    .containsPattern(
                            "(?m)^    " + Pattern.quote(part.word()) + " +" + Pattern.quote(part.meaning()) + "$");
        }
    }
}
