package org.storesync.transfer.half.domain.content;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A finalised customer invoice whose customer is a store is a stock transfer: its half is a {@link SupplierInvoice} in that store (D1). */
public final class StockTransfer {
    /** Where open-mSupply's own status says that the goods are on their way; it wins over the status derived from it. */
    private static final Set<String> SENT =
            Set.of("SHIPPED", "DELIVERED_NO_STOCK", "DELIVERED", "RECEIVED", "VERIFIED");

    private static final Set<String> NOT_SENT = Set.of("NEW", "ALLOCATED", "PICKED", "CANCELLED");

    private StockTransfer() {}

    /** Whether this document can become a transfer once it is finalised: a customer invoice, and no prescription. */
    public static boolean concerns(Fields invoice) {
        return invoice.text("type").equals("ci") && !invoice.text("mode").equals("dispensary");
    }

    /** The source this document is a responding half of, whoever made it; empty for none. */
    public static String answers(Fields invoice) {
        return invoice.text("type").equals("si") ? invoice.id("linked_transaction_id") : "";
    }

    /** Whether this source wants a half: it has its starting status. */
    public static boolean isStarted(Source source) {
        Fields invoice = source.header();
        return invoice != null && concerns(invoice) && isSent(invoice);
    }

    private static boolean isSent(Fields invoice) {
        String status = invoice.text("om_status").toUpperCase(Locale.ROOT);
        return SENT.contains(status) || (invoice.text("status").equalsIgnoreCase("fn") && !NOT_SENT.contains(status));
    }

    public static boolean isTooOld(Source source, Party from, Party to) {
        Fields invoice = source.header();
        return invoice != null && Age.isTooOld(invoice, source.receivedAt(), from, to);
    }

    /**
     * The half this source wants in this store.
     *
     * @param halfId the one it has there already, or shall have
     * @param lineIds gives each of the source's lines the id of its line in the half
     */
    public static Wanted wanted(Source source, Party from, Party to, String halfId, LineIds lineIds, Instant now) {
        Fields invoice = source.header();
        if (invoice == null) {
            throw new IllegalArgumentException("a deleted source wants nothing");
        }
        return SupplierInvoice.of(source, invoice, from, to, halfId, lineIds, now);
    }

    /** Ids of a half's lines. */
    @FunctionalInterface
    public interface LineIds {
        String of(String sourceLineId);
    }
}
