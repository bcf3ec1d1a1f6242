package org.storesync.masterdata.body;

import java.nio.charset.StandardCharsets;
import org.storesync.model.WireLimits;

/** Limits and forms of texts that people type. */
public final class Texts {
    public static final int CODE_MAX = 100;
    public static final int NAME_MAX = 250;
    public static final int COMMENT_MAX = 2000;
    public static final int ID_MAX = WireLimits.ID_BYTES;

    private Texts() {}

    /** Whether a text can be the id of a record: 1 to 64 bytes, and nothing that breaks a line. */
    public static boolean isId(String text) {
        return !text.isBlank()
                && text.getBytes(StandardCharsets.UTF_8).length <= ID_MAX
                && text.chars().noneMatch(Character::isISOControl);
    }
}
