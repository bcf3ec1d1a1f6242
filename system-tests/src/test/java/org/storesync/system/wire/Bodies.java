package org.storesync.system.wire;

import java.util.Random;
import java.util.UUID;

/** Changes with bodies as the clients in the field send them, as short as the rules allow. The note carries whatever a test wants to find again. */
public final class Bodies {
    private Bodies() {}

    public static String id() {
        return UUID.randomUUID().toString();
    }

    /**
     * A random id; the same id again for the same seed. It is a UUID of version 4, because version 5 is reserved for what central makes.
     */
    public static String id(Random random) {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    public static Change item(String id, String note) {
        return of("item", id, "\"item_name\":\"" + note + "\",\"code\":\"c\"");
    }

    /** A supplier or customer that is no store. */
    public static Change name(String id, String note) {
        return of("name", id, "\"type\":\"facility\",\"code\":\"c\",\"name\":\"" + note + "\"");
    }

    public static Change abbreviation(String id, String note) {
        return of("abbreviation", id, "\"expansion\":\"" + note + "\"");
    }

    public static Change store(String id, String nameId, String mode, String note) {
        return of(
                "store",
                id,
                "\"name_ID\":\"" + nameId + "\",\"code\":\"" + note + "\",\"store_mode\":\"" + mode + "\"");
    }

    /** Visibility of an item in a store: central store data. */
    public static Change itemInStore(String id, String store, String note) {
        return of(
                "item_store_join",
                id,
                "\"item_ID\":\"" + note + "\",\"store_ID\":\"" + store + "\",\"inactive\":false");
    }

    /** Visibility of a name in a store: central store data (B3). */
    public static Change nameInStore(String id, String store, String nameId) {
        return of(
                "name_store_join",
                id,
                "\"name_ID\":\"" + nameId + "\",\"store_ID\":\"" + store + "\",\"inactive\":false");
    }

    public static Change list(String id, String note) {
        return of("list_master", id, "\"description\":\"" + note + "\"");
    }

    public static Change listLine(String id, String list, String note) {
        return of("list_master_line", id, "\"item_master_ID\":\"" + list + "\",\"item_ID\":\"" + note + "\"");
    }

    public static Change stock(String id, String store, String note) {
        return of(
                "item_line",
                id,
                "\"store_ID\":\"" + store + "\",\"note\":\"" + note + "\",\"quantity\":12,\"pack_size\":10");
    }

    /**
     * Stock with all that reports look at.
     *
     * @param figures its item, location, batch and numbers, as they stand in the body
     */
    public static Change shelfStock(String id, String store, String figures, String note) {
        return of("item_line", id, "\"store_ID\":\"" + store + "\"," + figures + ",\"note\":\"" + note + "\"");
    }

    public static Change location(String id, String store, String note) {
        return of("Location", id, "\"store_ID\":\"" + store + "\",\"Description\":\"" + note + "\"");
    }

    /** A goods-in document of a store, to nobody. */
    public static Change adjustment(String id, String store, String note) {
        return of(
                "transact",
                id,
                "\"store_ID\":\"" + store + "\",\"type\":\"in\",\"status\":\"nw\",\"comment\":\"" + note + "\"");
    }

    /** A customer invoice. If it is finalised and the customer is a store, it is a stock transfer (D1). */
    public static Change invoice(String id, String store, String customerName, String status, String note) {
        return of(
                "transact",
                id,
                "\"store_ID\":\"" + store + "\",\"name_ID\":\"" + customerName + "\",\"type\":\"ci\",\"status\":\""
                        + status + "\",\"comment\":\"" + note + "\"");
    }

    /**
     * A document of goods in or out with a party that is no store.
     *
     * @param type ci or si
     */
    public static Change trade(String id, String store, String type, String party, String note) {
        return of(
                "transact",
                id,
                "\"store_ID\":\"" + store + "\",\"name_ID\":\"" + party + "\",\"type\":\"" + type
                        + "\",\"status\":\"fn\",\"comment\":\"" + note + "\"");
    }

    /** A patient, as a dispensary registers one. */
    public static Change patient(String id, String store, String name) {
        return of(
                "name", id, "\"type\":\"patient\",\"supplying_store_id\":\"" + store + "\",\"name\":\"" + name + "\"");
    }

    public static Change invoiceLine(String id, String invoice, String note) {
        return of("trans_line", id, "\"transaction_ID\":\"" + invoice + "\",\"note\":\"" + note + "\",\"quantity\":3");
    }

    /** A request requisition. If it is finalised and the supplier is a store, it is an internal order (D2). */
    public static Change request(String id, String store, String supplierName, String status, String note) {
        return of(
                "requisition",
                id,
                "\"store_ID\":\"" + store + "\",\"name_ID\":\"" + supplierName + "\",\"type\":\"request\",\"status\":\""
                        + status + "\",\"comment\":\"" + note + "\"");
    }

    public static Change requestLine(String id, String requisition, String note) {
        return of("requisition_line", id, "\"requisition_ID\":\"" + requisition + "\",\"comment\":\"" + note + "\"");
    }

    /** A message; a blank store is an empty text. */
    public static Change message(String id, String fromStore, String toStore, String note) {
        return of(
                "message",
                id,
                "\"fromStoreID\":\"" + fromStore + "\",\"toStoreID\":\"" + toStore + "\",\"body\":\"" + note + "\"");
    }

    private static Change of(String type, String id, String fields) {
        return Change.upsert(type, id, "{\"ID\":\"" + id + "\"," + fields + "}");
    }
}
