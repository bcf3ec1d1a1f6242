package org.storesync.transfer.half.domain.content;

import org.storesync.model.DerivedId;

/** A kind of transfer: the types of its documents, and how ids of its halves derive (docs/transfers.md). */
public enum Kind {
    /** D1: a finalised customer invoice; its half is a supplier invoice. */
    STOCK_TRANSFER("stock-transfer", "transact", DerivedId.SUPPLIER_INVOICE, DerivedId.SUPPLIER_INVOICE_LINE);

    private final String wireName;
    private final String halfType;
    private final String halfKind;
    private final String lineKind;

    Kind(String wireName, String halfType, String halfKind, String lineKind) {
        this.wireName = wireName;
        this.halfType = halfType;
        this.halfKind = halfKind;
        this.lineKind = lineKind;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no kind has this wire name */
    public static Kind ofWire(String name) {
        for (Kind kind : values()) {
            if (kind.wireName.equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of transfer is called " + name);
    }

    /** Record type of the half. */
    public String halfType() {
        return halfType;
    }

    public String halfId(String sourceId, String store) {
        return DerivedId.of(sourceId, halfKind, store);
    }

    public String lineId(String sourceLineId, String store) {
        return DerivedId.of(sourceLineId, lineKind, store);
    }

    /** The id a half had before the store was part of it; pairs made then keep it. */
    public String oldHalfId(String sourceId) {
        return DerivedId.of(sourceId, halfKind);
    }

    public String oldLineId(String sourceLineId) {
        return DerivedId.of(sourceLineId, lineKind);
    }

    /** Whether central gives this half its id, so that central may write it until it is taken. */
    public boolean isOwn(String halfId, String sourceId, String store) {
        return halfId.equals(halfId(sourceId, store)) || halfId.equals(oldHalfId(sourceId));
    }
}
