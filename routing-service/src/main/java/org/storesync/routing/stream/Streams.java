package org.storesync.routing.stream;

import java.util.Optional;
import org.storesync.model.StreamName;

/** Keeps streams. */
public interface Streams {
    Optional<Integer> find(StreamName name);

    /** Makes the stream and its head, unless they exist. */
    int create(StreamName name);

    Optional<StreamName> name(int stream);
}
