package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IngredientTest {
    @DisplayName(
            "ingredients are named by words, and an empty text names all; an unknown word is answered with the known ones")
    @Test
    void readsWords() {
        assertThat(Ingredient.of("")).isEqualTo(EnumSet.allOf(Ingredient.class));
        assertThat(Ingredient.of("in-use,kills")).isEqualTo(EnumSet.of(Ingredient.IN_USE, Ingredient.KILLS));
        assertThat(Ingredient.words(Ingredient.of("kills,in-use"))).isEqualTo("in-use,kills");
        assertThatThrownBy(() -> Ingredient.of("kills,earthquakes"))
                .hasMessageContaining("'earthquakes'")
                .hasMessageContaining("stores,primary,agents,split,clocks,in-use,kills,cuts,moves");
    }

    @Test
    void theCommandKnowsTheSameIngredients() throws Exception {
        String command = Files.readString(Path.of("long-run.sh"));
        String words = Ingredient.words(EnumSet.allOf(Ingredient.class)).replace(',', ' ');

        assertThat(command).contains("long_ingredients=(" + words + ")");
        for (Ingredient each : Ingredient.values()) {
            assertThat(command)
                    .containsPattern(
                            "(?m)^      " + Pattern.quote(each.word()) + " +" + Pattern.quote(each.meaning()) + "$");
        }
    }
}
