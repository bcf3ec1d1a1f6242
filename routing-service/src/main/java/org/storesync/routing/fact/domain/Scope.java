package org.storesync.routing.fact.domain;

import java.util.Locale;
import org.storesync.model.StoreId;

/**
 * Facts that share one version. A change of one of them raises the version, and a push that was judged by them compares it (docs/adr/0009).
 *
 * @param owner whose facts they are; empty for a kind that has only one scope
 */
public record Scope(Kind kind, String owner) {
    /** Who edits central data. */
    public static final Scope PRIMARY = new Scope(Kind.PRIMARY, "");

    /** Which name belongs to which store. */
    public static final Scope NAMES = new Scope(Kind.NAMES, "");

    /** What the facts are about. */
    public enum Kind {
        PRIMARY,
        NAMES,
        STORE
    }

    /** Where a store is active, who collects it, and what its record says. */
    public static Scope of(StoreId store) {
        return ofStore(store.value());
    }

    /** The same for a store that a change names, whether this store exists or not. */
    public static Scope ofStore(String id) {
        return new Scope(Kind.STORE, id);
    }

    /** The scope's name in the tables, such as {@code primary} and {@code store/S}. */
    public String text() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return owner.isEmpty() ? name : name + "/" + owner;
    }
}
