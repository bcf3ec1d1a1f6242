package org.storesync.model.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/** What the rules ask about a record: its category, and the fields that route it. A type answers for its base, a variant for itself. */
public sealed interface Routed permits RecordType, RecordVariant {
    Category category();

    /** The kind of stream where it is at home; null when it enters no stream (sync and local data). */
    @Nullable
    StreamKind home();

    RoutingFields routing();

    /** Names of predicates: if one of them holds, a document is addressed to its other party. Empty: never. */
    List<String> predicates();

    /** The row of the guide's data-type table to which it belongs. */
    String group();

    /** True if it is left out where "include transactions in sync" is off (C3). */
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
