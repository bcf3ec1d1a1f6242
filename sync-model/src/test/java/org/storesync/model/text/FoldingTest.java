package org.storesync.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    private static final String LETTERS = "ÉÀÇÑŠŁØÆŒßẞſÅİΣςΩΆЖЁҐԱՖႠაᏣꭰĲǅﬁﬃΐሀকกあ漢\u0301\u0327\u0345\u0131i";

    @DisplayName("field-A1 one folding in any script")
    @ParameterizedTest
    @CsvSource({
        "ÉTUI T1, étui t1",
        "E\u0301TUI, étui",
        "STRASSE, straße",
        "STRAẞE, strasse",
        "ΟΔΟΣ, οδος",
        "ΟΔΟΣ, οδοσ",
        "ЁЛКА, ёлка",
        "ՄԵԾ, մեծ",
        "ﬁn, FIN",
        "\u212A, k",
        "\u2126, ω",
        "İ, i\u0307",
        "A\u00A0B, a b",
        "ǅ, ǆ",
        "ꭰ, Ꭰ"
    })
    void areTheSame(String one, String other) {
        assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
    }

    @DisplayName("field-A1 what is another letter is another code")
    @ParameterizedTest
    @CsvSource({"ÉQ-T1, EQ-T1", "ı, i", "Å, A", "ŁA, LA", "а, a", "が, か"})
    void areNotTheSame(String one, String other) {
        assertThat(Folding.fold(one)).isNotEqualTo(Folding.fold(other));
    }

    @DisplayName("field-A1 random texts: forms and cases of one text fold to one, and folding again changes nothing")
    @Test
    void formsAndCasesAreOne() {
        long seed = 20261129;
        Random random = new Random(seed);
        int[] letters = LETTERS.codePoints().toArray();
        for (int n = 0; n < 20_000; n++) {
            StringBuilder made = new StringBuilder("x");
            for (int i = random.nextInt(8); i >= 0; i--) {
                int any = random.nextInt(0x2FFFF);
                boolean listed = random.nextBoolean() || !Character.isLetter(any);
                made.appendCodePoint(listed ? letters[random.nextInt(letters.length)] : any);
            }
            String text = made.toString();
            String folded = Folding.fold(text);
            assertThat(Folding.fold(folded)).as("seed %d: %s", seed, text).isEqualTo(folded);
            for (Normalizer.Form form : new Normalizer.Form[] {Normalizer.Form.NFC, Normalizer.Form.NFD}) {
                assertThat(Folding.fold(Normalizer.normalize(text, form)))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(folded);
            }
            if (text.indexOf('\u0131') < 0) {
                assertThat(Folding.fold(
                                Normalizer.normalize(text, Normalizer.Form.NFD).toUpperCase(Locale.ROOT)))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(folded);
            }
        }
    }

    @DisplayName("field-A1 an invisible character is refused by its name")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200Bb",
                "a\u00ADb",
                "\u202Eab",
                "ab\u00A0",
                "\u3000ab",
                "a\u0007b",
                "a\uFEFFb",
                "a\u2060b",
                "a\u3164b",
                "a\uFE0Fb",
                "a\nb",
                "a\u2028b",
                "a\u200Db"
            })
    void refusesWhatIsInvisible(String text) {
        assertThat(Invisible.in(text).orElseThrow()).contains("(U+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Étui T1", " a ", "が", "漢字", "e\u0301", "a\u00A0b", "كتاب"})
    void takesWhatIsSeen(String text) {
        assertThat(Invisible.in(text)).isEmpty();
    }
}
