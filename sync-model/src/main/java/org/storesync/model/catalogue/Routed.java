package org.storesync.model.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/** What the rules ask about a record: its category and the fields that route it. A type answers for its base, a variant for itself. */
public sealed interface Routed permits RecordType, RecordVariant {
    Category category();

    /** The kind of stream it is at home in; null when it enters none (sync and local data). */
    @Nullable
    StreamKind home();

    RoutingFields routing();

    /** Names of the predicates any of which makes a document addressed to its other party; empty: never. */
    List<String> predicates();

    /** The row of the guide's data-type table it belongs to. */
    String group();

    /** Left out where "include transactions in sync" is off (C3). */
    boolean onlyWithTransactions();

    default @Nullable String storeField() {
        return routing().store();
    }

    default @Nullable String storeNameField() {
        return routing().storeName();
    }

    default @Nullable String otherPartyField() {
        return routing().otherParty();
    }

    default @Nullable String patientField() {
        return routing().patient();
    }

    default @Nullable String prescriberField() {
        return routing().prescriber();
    }

    default @Nullable String homeStoreField() {
        return routing().homeStore();
    }

    default @Nullable String fromStoreField() {
        return routing().fromStore();
    }

    default @Nullable String toStoreField() {
        return routing().toStore();
    }
}
