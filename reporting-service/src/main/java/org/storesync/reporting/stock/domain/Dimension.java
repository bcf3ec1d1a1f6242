package org.storesync.reporting.stock.domain;

/** By what stock is grouped. Rows are in this order. */
public enum Dimension {
    ITEM,
    STORE,
    /** A place within a store. */
    LOCATION,
    /** A batch of an item: its number, expiry date and pack size. */
    BATCH
}
