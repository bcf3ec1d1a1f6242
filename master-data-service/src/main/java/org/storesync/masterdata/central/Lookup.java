package org.storesync.masterdata.central;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.kind.Kind;

/** Looks up the records against which edits are checked. */
public interface Lookup {
    boolean exists(Kind kind, String id);

    /** Another record with this folded key. */
    Optional<String> withKey(Kind kind, String foldedKey, String exceptId);

    /** Another record with these links; a null link is not compared. */
    Optional<String> withLinks(Kind kind, List<@Nullable String> links, String exceptId);

    /** True if a record of a store names this one. */
    boolean namedByStores(Kind kind, String id);

    /** How many records refer to this one without belonging to it, by the labels of their kinds. */
    Map<String, Long> usages(Kind kind, String id);
}
