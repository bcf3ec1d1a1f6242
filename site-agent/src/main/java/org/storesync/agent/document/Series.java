package org.storesync.agent.document;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.storesync.model.NameUuid;

/**
 * The series in which a store numbers its documents. Each has a counter: a {@code number} record of the store, whose name is the series'
 * prefix and the store's id (D4). The first seven prefixes are those of field clients.
 */
public enum Series {
    CUSTOMER_INVOICE("transact", "ci", "invoice_num", "customer_invoice_number_for_store_"),
    SUPPLIER_INVOICE("transact", "si", "invoice_num", "supplier_invoice_number_for_store_"),
    PAYMENT("transact", "ps", "invoice_num", "payment_serial_number_for_store_"),
    RECEIPT("transact", "rc", "invoice_num", "receipt_serial_number_for_store_"),
    ADJUSTMENT("transact", "in", "invoice_num", "inventory_adjustment_serial_number_for_store_"),
    REQUEST("requisition", "request", "serial_number", "requisition_serial_number_for_store_"),
    STOCKTAKE("Stock_take", "", "serial_number", "stock_take_number_for_store_"),
    CUSTOMER_RETURN("transact", "cc", "invoice_num", "customer_return_number_for_store_"),
    SUPPLIER_RETURN("transact", "sc", "invoice_num", "supplier_return_number_for_store_"),
    RESPONSE("requisition", "response", "serial_number", "response_serial_number_for_store_"),
    GOODS_RECEIVED("Goods_received", "", "serial_number", "goods_received_serial_number_for_store_"),
    PURCHASE_ORDER("purchase_order", "", "serial_number", "purchase_order_serial_number_for_store_");

    /** The record types of numbered documents. */
    public static final Set<String> TYPES =
            Set.of("transact", "requisition", "Stock_take", "Goods_received", "purchase_order");

    private static final UUID COUNTERS = UUID.fromString("8a5f2f3e-6c1b-5d47-9b8e-2f0c3a71d6e4");

    private final String type;
    private final String kind;
    private final String numberField;
    private final String prefix;

    Series(String type, String kind, String numberField, String prefix) {
        this.type = type;
        this.kind = kind;
        this.numberField = numberField;
        this.prefix = prefix;
    }

    /** @param kind the value of the body's field {@code type}; empty for a type with only one kind */
    public static Optional<Series> of(String type, String kind) {
        for (Series series : values()) {
            if (series.type.equals(type) && (series.kind.isEmpty() || series.kind.equals(kind))) {
                return Optional.of(series);
            }
        }
        return Optional.empty();
    }

    public String type() {
        return type;
    }

    /** The value of the body's field {@code type}; empty if the record type has only one kind. */
    public String kind() {
        return kind;
    }

    public String numberField() {
        return numberField;
    }

    /** The name of the counter. */
    public String counterName(String storeId) {
        return prefix + storeId;
    }

    /** The id of a new counter. Two installations of a site make the same one. */
    public String counterId(String storeId) {
        return NameUuid.of(COUNTERS, counterName(storeId)).toString();
    }
}
