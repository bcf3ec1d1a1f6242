package org.storesync.masterdata.central;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.kind.Columns;

/**
 * A record that people edit one by one, as its table has it. It is read only, because only {@link RecordWriter} writes records. A deleted
 * record stays as a tombstone without a body.
 */
@MappedSuperclass
public abstract class RecordEntity {
    @Id
    private String id = "";

    private long version;
    private boolean deleted;
    private byte[] body = {};

    @Column(name = "sort_key")
    private String sortKey = "";

    /** Key and name, see {@link Columns}; used only for searching. */
    @Column(name = "search_text")
    private String searchText = "";

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    public String id() {
        return id;
    }

    /** Its ETag. */
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

    /** The record to which it belongs, such as the list of a line; null if it belongs to none. */
    protected @Nullable String ownerId() {
        return null;
    }
}
