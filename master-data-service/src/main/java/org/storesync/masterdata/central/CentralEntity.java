package org.storesync.masterdata.central;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of central data. Its columns follow from its body, see {@link Columns}; a deleted one stays as a tombstone without body. */
@MappedSuperclass
public abstract class CentralEntity {
    private static final byte[] NO_BODY = {'{', '}'};

    @Id
    private String id = "";

    @Version
    private long version;

    /** The version central gave it; 0: it has none yet. Written only by what comes from central. */
    @Column(name = "routing_version", updatable = false)
    private long routingVersion;

    private boolean deleted;

    private byte[] body = NO_BODY;

    @Column(name = "sort_key")
    private String sortKey = "";

    @Column(name = "folded_key")
    private @Nullable String foldedKey;

    @Column(name = "search_text")
    private String searchText = "";

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public boolean deleted() {
        return deleted;
    }

    public byte[] body() {
        return body;
    }

    public String sortKey() {
        return sortKey;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The record it belongs to, such as the list of a line; null for one that stands alone. */
    protected @Nullable String ownerId() {
        return null;
    }

    /** Takes the ids of what it refers to, in the order of its kind's links. */
    protected void link(List<@Nullable String> ids) {
        // Most kinds that stand alone refer to nothing.
    }

    void keep(Columns columns, Instant now) {
        id = columns.id();
        body = columns.body();
        sortKey = columns.sortKey();
        foldedKey = columns.foldedKey();
        searchText = columns.searchText();
        deleted = false;
        updatedAt = now;
        link(columns.links());
    }

    void erase(Instant now) {
        body = NO_BODY;
        deleted = true;
        updatedAt = now;
    }
}
