package org.storesync.agent.transfer;

/** The documents that are born at central with number -1, and the fields that say so. */
enum HalfKind {
    INVOICE("transact", "invoice_num", "linked_transaction_id"),
    REQUISITION("requisition", "serial_number", "linked_requisition_id");

    private final String type;
    private final String numberField;
    private final String linkField;

    HalfKind(String type, String numberField, String linkField) {
        this.type = type;
        this.numberField = numberField;
        this.linkField = linkField;
    }

    String type() {
        return type;
    }

    String numberField() {
        return numberField;
    }

    String linkField() {
        return linkField;
    }
}
