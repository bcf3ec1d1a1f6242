package org.storesync.reporting.stock.domain;

/** By what stock is told apart; the order is that of the rows. */
public enum Dimension {
    ITEM,
    STORE,
    /** Within a store. */
    LOCATION,
    /** Of an item: its number, expiry date and pack size. */
    BATCH
}
