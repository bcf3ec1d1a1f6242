package org.storesync.agent.document;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;

/**
 * The responding halves of transfers: the series in which each is numbered, and the field that names its source (design of transfers, 3).
 */
public enum HalfKind {
    SUPPLIER_INVOICE(Series.SUPPLIER_INVOICE, "linked_transaction_id"),
    CUSTOMER_RETURN(Series.CUSTOMER_RETURN, "linked_transaction_id"),
    CUSTOMER_INVOICE(Series.CUSTOMER_INVOICE, "original_PO_ID"),
    RESPONSE(Series.RESPONSE, "linked_requisition_id"),
    GOODS_RECEIVED(Series.GOODS_RECEIVED, "linked_transaction_ID");

    /** The record types of halves. */
    public static final Set<String> TYPES = Set.of("transact", "requisition", "Goods_received");

    private final Series series;
    private final String linkField;

    HalfKind(Series series, String linkField) {
        this.series = series;
        this.linkField = linkField;
    }

    public Series series() {
        return series;
    }

    public String linkField() {
        return linkField;
    }

    /** The kind of half that a document may be by its type and kind, without looking at its link. */
    public static Optional<HalfKind> of(String type, String kind) {
        for (HalfKind half : values()) {
            if (Series.of(type, kind).filter(half.series::equals).isPresent()) {
                return Optional.of(half);
            }
        }
        return Optional.empty();
    }

    /** The kind of half that this document is; empty for a document that answers nothing. */
    public static Optional<HalfKind> ofLinked(BodyReader bodies, String type, Body body) {
        if (!TYPES.contains(type)) {
            return Optional.empty();
        }
        Map<String, String> fields = bodies.scalars(body);
        return of(type, fields.getOrDefault("type", ""))
                .filter(half -> !fields.getOrDefault(half.linkField, "").isBlank());
    }
}
