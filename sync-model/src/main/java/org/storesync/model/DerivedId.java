package org.storesync.model;

import java.util.UUID;

/**
 * Ids of halves derive from the source's id, the kind of the half and the store it is made in, so that two makers meet in one record, and a source
 * given to another store has another half there (docs/transfers.md; D7).
 */
public final class DerivedId {
    /** Of the responding half of a stock transfer, and of its lines. */
    public static final String SUPPLIER_INVOICE = "supplier-invoice";

    public static final String SUPPLIER_INVOICE_LINE = "supplier-invoice-line";

    private static final UUID NAMESPACE = UUID.fromString("8a5f2f3e-6c1b-5d47-9b8e-2f0c3a71d6e4");

    private DerivedId() {}

    /** A UUID of version 5 over {@code <source id>/<kind>/<store id>}. */
    public static String of(String sourceId, String kind, String storeId) {
        return of(sourceId, kind + "/" + storeId);
    }

    /** A UUID of version 5 over {@code <source id>/<kind>}: ids of pairs made before the store was part of them, which keep them. */
    public static String of(String sourceId, String kind) {
        return NameUuid.of(NAMESPACE, sourceId + "/" + kind).toString();
    }
}
