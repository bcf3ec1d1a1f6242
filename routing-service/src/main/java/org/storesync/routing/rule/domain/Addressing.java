package org.storesync.routing.rule.domain;

import java.util.List;
import java.util.Set;
import org.storesync.model.json.PushedChange;

/** The named predicates of the catalogue: is this document addressed to its other party yet? (D1-D5, D8) */
final class Addressing {
    private static final Set<String> SHIPPED =
            Set.of("PICKED", "SHIPPED", "DELIVERED", "DELIVERED_NO_STOCK", "VERIFIED");
    private static final Set<String> ANSWERS = Set.of(
            "ordered-invoice",
            "responding-invoice",
            "responding-receipt",
            "responding-value",
            "responding-requisition");
    private static final Set<String> CONFIRMED = Set.of("cn", "fn");

    private Addressing() {}

    static boolean anyHolds(List<String> predicates, PushedChange change) {
        for (String predicate : predicates) {
            if (holds(predicate, change)) {
                return true;
            }
        }
        return false;
    }

    /** True for a document that is ready because it answers one of its other party. */
    static boolean answers(List<String> predicates, PushedChange change) {
        return predicates.stream().anyMatch(each -> ANSWERS.contains(each) && holds(each, change));
    }

    private static boolean holds(String predicate, PushedChange change) {
        return switch (predicate) {
            case "stock-transfer", "stock-return" ->
                finalised(change) || SHIPPED.contains(orEmpty(change, "om_status"));
            case "internal-order" ->
                finalised(change) || Set.of("SENT", "FINALISED").contains(orEmpty(change, "om_status"));
            case "order-to-store" -> CONFIRMED.contains(orEmpty(change, "status"));
            case "ordered-invoice" -> change.text("original_PO_ID") != null;
            case "responding-invoice" -> change.text("linked_transaction_id") != null;
            case "responding-receipt" -> change.text("linked_transaction_ID") != null;
            case "responding-value" -> change.text("linked_indicator_value_ID") != null;
            case "transfer-log" -> true;
            case "responding-requisition" -> change.text("linked_requisition_id") != null;
            default ->
                throw new IllegalStateException("the catalogue names a predicate the rules don't know: " + predicate);
        };
    }

    private static boolean finalised(PushedChange change) {
        return orEmpty(change, "status").equalsIgnoreCase("fn");
    }

    private static String orEmpty(PushedChange change, String field) {
        String value = change.text(field);
        return value == null ? "" : value;
    }
}
