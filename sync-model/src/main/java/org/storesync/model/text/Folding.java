package org.storesync.model.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds codes and names: two of them are the same if their folded texts are equal. It uses Unicode's full case folding over the canonical
 * form, in any script, and treats all kinds of spaces as one. No other class and no database folds.
 */
public final class Folding {
    /** Unicode does not fold this letter: only Turkish reads it as an i. */
    private static final int DOTLESS_I = 0x131;

    private Folding() {}

    /** Two texts are the same code or name if the results are equal. */
    public static String fold(String text) {
        String apart = Normalizer.normalize(text.strip(), Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(apart.length());
        apart.codePoints().forEach(each -> append(folded, each));
        return Normalizer.normalize(folded, Normalizer.Form.NFC).strip();
    }

    private static void append(StringBuilder folded, int codePoint) {
        if (codePoint < 0x80) {
            folded.append((char) (codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint));
        } else if (codePoint == DOTLESS_I) {
            folded.appendCodePoint(codePoint);
        } else if (Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
            folded.append(' ');
        } else {
            // Lower, upper and lower case again give full case folding. Each code point is folded alone, because
            // otherwise a sigma at the end of a word would differ.
            lower(codePoint).toUpperCase(Locale.ROOT).codePoints().forEach(each -> folded.append(lower(each)));
        }
    }

    private static String lower(int codePoint) {
        return Character.toString(codePoint).toLowerCase(Locale.ROOT);
    }
}
