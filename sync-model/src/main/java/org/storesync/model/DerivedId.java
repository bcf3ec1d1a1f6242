package org.storesync.model;

import java.util.UUID;

/**
 * Makes the ids of halves from the source's id, the kind of the half and the store that the half is made in. So two makers of one half meet
 * in one record, and a source that is given to another store gets another half there (docs/transfers.md; D7).
 */
public final class DerivedId {
    /** The kind of the responding half of a stock transfer, and of its lines. */
    public static final String SUPPLIER_INVOICE = "supplier-invoice";

    public static final String SUPPLIER_INVOICE_LINE = "supplier-invoice-line";

    private static final UUID NAMESPACE = UUID.fromString("8a5f2f3e-6c1b-5d47-9b8e-2f0c3a71d6e4");

    private DerivedId() {}

    /** A UUID of version 5 over {@code <source id>/<kind>/<store id>}. */
    public static String of(String sourceId, String kind, String storeId) {
        return of(sourceId, kind + "/" + storeId);
    }

    /** A UUID of version 5 over {@code <source id>/<kind>}. Pairs that were made before the store was part of the id keep such ids. */
    public static String of(String sourceId, String kind) {
        return NameUuid.of(NAMESPACE, sourceId + "/" + kind).toString();
    }
}
