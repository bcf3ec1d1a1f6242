package org.storesync.routing.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StreamName;

/** Numbers and names of streams. A stream keeps its number as long as the database lives, so each name is looked up only once. */
@ApplicationScoped
public class StreamDirectory {
    private final Streams streams;
    private final ConcurrentHashMap<StreamName, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, StreamName> names = new ConcurrentHashMap<>();

    StreamDirectory(Streams streams) {
        this.streams = streams;
    }

    /** The number of a stream. If the stream does not exist, it is made. */
    public int idOf(StreamName name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        int id = streams.find(name).orElseGet(() -> streams.create(name));
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
        StreamName name = streams.name(stream)
                .orElseThrow(() -> new IllegalArgumentException("no stream has the number " + stream));
        names.put(stream, name);
        return name;
    }

    /** The name of a stream if it was looked up before. */
    public @Nullable StreamName known(int stream) {
        return names.get(stream);
    }

    /** Keeps names that the caller read in its own transaction. */
    public void learn(Map<Integer, StreamName> read) {
        names.putAll(read);
    }

    /** Forgets all numbers, because after a restore they may stand for other streams. */
    public void forget() {
        ids.clear();
        names.clear();
    }
}
