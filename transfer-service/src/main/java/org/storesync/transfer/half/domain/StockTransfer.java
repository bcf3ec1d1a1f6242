package org.storesync.transfer.half.domain;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.storesync.model.DerivedId;

/** A finalised customer invoice whose customer is a store is a stock transfer: its responding half is a {@link SupplierInvoice} in that store (D1). */
public final class StockTransfer {
    /** Documents older than the receiving store by more than this are none (D9). */
    private static final int DAYS_BEFORE_STORE = 30;

    /** Where open-mSupply's own status says that the goods are on their way; it wins over the status derived from it. */
    private static final Set<String> SENT = Set.of("PICKED", "SHIPPED", "DELIVERED_NO_STOCK", "DELIVERED", "VERIFIED");

    private static final String CANCELLED = "CANCELLED";

    private StockTransfer() {}

    /** Whether this document can become a transfer once it is finalised: a customer invoice, and no prescription. */
    public static boolean concerns(Fields invoice) {
        return invoice.text("type").equals("ci") && !invoice.text("mode").equals("dispensary");
    }

    /** The source this document is a responding half of, whoever made it; empty for none. */
    public static String answers(Fields invoice) {
        return invoice.text("type").equals("si") ? invoice.id("linked_transaction_id") : "";
    }

    /** The id of the half of this source, whether or not there is one. */
    public static String halfId(String sourceId) {
        return DerivedId.of(sourceId, DerivedId.SUPPLIER_INVOICE);
    }

    /**
     * The half this invoice wants; empty for one that is no transfer: not finalised, itself an answer, to oneself, older than the receiving
     * store (D9).
     *
     * @param lines by id
     * @param to the store its customer is
     */
    public static Optional<Draft> of(
            String sourceId, Fields invoice, SortedMap<String, Fields> lines, Party from, Party to) {
        boolean transfer = concerns(invoice)
                && isSent(invoice)
                && !isLinkedElsewhere(sourceId, invoice)
                && !from.storeId().equals(to.storeId())
                && !isOlderThan(to, invoice);
        return transfer ? Optional.of(SupplierInvoice.of(sourceId, invoice, lines, from, to)) : Optional.empty();
    }

    private static boolean isSent(Fields invoice) {
        String status = invoice.text("om_status").toUpperCase(Locale.ROOT);
        return SENT.contains(status) || (invoice.text("status").equalsIgnoreCase("fn") && !status.equals(CANCELLED));
    }

    /** A responding half makes no further one. A link back to the half that is made here is written by open-mSupply sites. */
    private static boolean isLinkedElsewhere(String sourceId, Fields invoice) {
        String link = invoice.text("linked_transaction_id");
        return !link.isEmpty() && !link.equals(halfId(sourceId));
    }

    private static boolean isOlderThan(Party to, Fields invoice) {
        LocalDate created = to.createdOn();
        Optional<LocalDate> dated = invoice.date("confirm_date").or(() -> invoice.date("entry_date"));
        return created != null && dated.isPresent() && dated.get().isBefore(created.minusDays(DAYS_BEFORE_STORE));
    }
}
