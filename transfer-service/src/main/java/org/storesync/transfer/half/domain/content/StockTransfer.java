package org.storesync.transfer.half.domain.content;

import java.util.Locale;
import java.util.Set;

/** Which documents are sources of stock transfers: customer invoices, once they are finalised (D1). */
final class StockTransfer {
    /** Values of open-mSupply's own status which say that the goods are on their way. This status wins over the status derived from it. */
    private static final Set<String> SENT =
            Set.of("SHIPPED", "DELIVERED_NO_STOCK", "DELIVERED", "RECEIVED", "VERIFIED");

    private static final Set<String> NOT_SENT = Set.of("NEW", "ALLOCATED", "PICKED", "CANCELLED");

    private StockTransfer() {}

    /** True for a customer invoice that is not a prescription. */
    static boolean concerns(Fields invoice) {
        return invoice.text("type").equals("ci") && !invoice.text("mode").equals("dispensary");
    }

    static boolean isSent(Fields invoice) {
        String status = invoice.text("om_status").toUpperCase(Locale.ROOT);
        return SENT.contains(status) || (invoice.text("status").equalsIgnoreCase("fn") && !NOT_SENT.contains(status));
    }
}
