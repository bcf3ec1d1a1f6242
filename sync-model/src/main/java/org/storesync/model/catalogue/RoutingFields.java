package org.storesync.model.catalogue;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body fields that say where a record belongs; null where a type has none. {@code ID} stands for the record itself.
 *
 * @param store the store it belongs to
 * @param storeName the name of that store, where the body knows the store by its name only
 * @param otherParty the name of the other party of a document, perhaps a store's
 * @param patient the patient it is about
 * @param prescriber the prescriber it is about
 * @param homeStore the store whose site edits the patient or prescriber
 * @param fromStore the sending store of a message
 * @param toStore the receiving store of a message
 */
public record RoutingFields(
        @Nullable String store,
        @Nullable String storeName,
        @Nullable String otherParty,
        @Nullable String patient,
        @Nullable String prescriber,
        @Nullable String homeStore,
        @Nullable String fromStore,
        @Nullable String toStore) {

    Stream<String> named() {
        return Stream.of(store, storeName, otherParty, patient, prescriber, homeStore, fromStore, toStore)
                .flatMap(field -> Stream.ofNullable(field));
    }

    boolean belongsToStore() {
        return store != null || storeName != null;
    }

    boolean belongsToPerson() {
        return patient != null || prescriber != null;
    }
}
