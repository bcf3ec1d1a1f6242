package org.storesync.masterdata.lostedit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lost edits that people have not dismissed yet, oldest first. */
public interface LostEdits {
    List<LostEdit> list(@Nullable String afterId, int limit);

    /** Dismisses a lost edit; false if none has this id. */
    boolean dismiss(String id);
}
