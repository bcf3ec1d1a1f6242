package org.storesync.masterdata.lostedit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lost edits not done with yet, oldest first. */
public interface LostEdits {
    List<LostEdit> list(@Nullable String afterId, int limit);

    /** False if there is none with this id. */
    boolean dismiss(String id);
}
