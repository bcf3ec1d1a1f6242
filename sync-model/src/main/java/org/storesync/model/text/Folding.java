package org.storesync.model.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one folding of codes and names, by which two are the same: Unicode's full case folding over the canonical form, in any script; kinds of
 * spaces are one space. No database and no other class folds.
 */
public final class Folding {
    /** It has no folding of its own: only Turkish reads it as an i. */
    private static final int DOTLESS_I = 0x131;

    private Folding() {}

    /** Two texts are the same code or name if this is equal. */
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
            // Down, up and down again meets full case folding: each code point alone, for a sigma at a word's end is
            // one as well.
            lower(codePoint).toUpperCase(Locale.ROOT).codePoints().forEach(each -> folded.append(lower(each)));
        }
    }

    private static String lower(int codePoint) {
        return Character.toString(codePoint).toLowerCase(Locale.ROOT);
    }
}
