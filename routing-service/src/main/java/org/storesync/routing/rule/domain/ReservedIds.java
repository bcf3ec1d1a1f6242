package org.storesync.routing.rule.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.storesync.model.DerivedId;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;

/**
 * Ids of halves are made from the source's id, the kind and the store, and are reserved for these halves. Otherwise a site could use such
 * an id for something else, and the store would not get its half (transfers, sections 3 and 5).
 */
final class ReservedIds {
    /** By type: the fields that link a half, or a line of one, to its source, and the kinds of halves of that type. */
    private record Derivation(List<String> links, List<String> kinds) {}

    private static final List<String> INVOICES = List.of("supplier-invoice", "customer-return", "customer-invoice");
    private static final Map<String, Derivation> DERIVATIONS = Map.of(
            "transact", new Derivation(List.of("linked_transaction_id", "original_PO_ID"), INVOICES),
            "trans_line", new Derivation(List.of("linked_trans_line_ID", "order_lines_ID"), lines(INVOICES)),
            "requisition", new Derivation(List.of("linked_requisition_id"), List.of("response-requisition")),
            "requisition_line",
                    new Derivation(List.of("linked_requisition_line_ID"), lines(List.of("response-requisition"))),
            "Goods_received",
                    new Derivation(List.of("linked_transaction_ID", "purchase_order_ID"), List.of("goods-received")),
            "Goods_received_line",
                    new Derivation(List.of("linked_trans_line_ID", "order_line_ID"), lines(List.of("goods-received"))),
            "indicator_value", new Derivation(List.of("linked_indicator_value_ID"), List.of("indicator-value")));

    private ReservedIds() {}

    private static List<String> lines(List<String> kinds) {
        return kinds.stream().map(kind -> kind + "-line").toList();
    }

    /**
     * True for a new record whose id has the form of a derived id, but does not derive from its link, a kind of its type, and its store.
     */
    static boolean isTaken(PushedChange change, String storeId) {
        Derivation derivation = DERIVATIONS.get(change.typeName());
        if (derivation == null || !isDerived(change.id())) {
            return false;
        }
        BodyFields body = BodyFields.of(change);
        return derivation.links().stream()
                .flatMap(link -> Stream.ofNullable(body.text(link)))
                .noneMatch(source -> derivation.kinds().stream()
                        .anyMatch(kind -> change.id().equals(DerivedId.of(source, kind, storeId))));
    }

    /** True for a UUID of version 5 as derived ids are written. In other letters, or without dashes, it is another id. */
    private static boolean isDerived(String id) {
        if (id.length() != 36 || id.charAt(14) != '5') {
            return false;
        }
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.version() == 5 && uuid.toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
