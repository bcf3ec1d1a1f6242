package org.storesync.routing.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import org.storesync.model.SiteId;
import org.storesync.model.StreamName;

/** Numbers of streams. A stream keeps its number for ever, so what was looked up once is kept. */
@ApplicationScoped
public class StreamDirectory {
    private final StreamStore store;
    private final ConcurrentHashMap<StreamName, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, StreamName> names = new ConcurrentHashMap<>();

    StreamDirectory(StreamStore store) {
        this.store = store;
    }

    /** The number of a stream that may have to be made. */
    public int idOf(StreamName name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        int id = store.find(name).orElseGet(() -> store.create(name));
        ids.put(name, id);
        return id;
    }

    public int idOfSite(SiteId site) {
        return idOf(StreamName.site(site));
    }

    /** @throws IllegalArgumentException if no stream has this number */
    public StreamName nameOf(int stream) {
        StreamName known = names.get(stream);
        if (known != null) {
            return known;
        }
        StreamName name = store.name(stream)
                .orElseThrow(() -> new IllegalArgumentException("no stream has the number " + stream));
        names.put(stream, name);
        return name;
    }
}
