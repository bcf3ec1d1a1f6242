package org.storesync.routing.stream;

import java.util.Optional;
import org.storesync.model.StreamName;

/** Where streams are kept. */
public interface StreamStore {
    Optional<Integer> find(StreamName name);

    /** Makes the stream and its head unless they are there. */
    int create(StreamName name);

    Optional<StreamName> name(int stream);
}
