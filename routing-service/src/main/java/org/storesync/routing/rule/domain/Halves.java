package org.storesync.routing.rule.domain;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.Stored;

/**
 * Who may write what in a responding half (transfers, section 5). The half belongs to central until its store's site alters its status, its
 * approval or a line. Its number and its links stay once they are set.
 */
final class Halves {
    /** Documents of these predicates are halves. An invoice that answers an order is a half only if central made it. */
    private static final String RESPONDING = "responding-";

    private static final String ORDERED_INVOICE = "ordered-invoice";

    private static final Map<String, String> NUMBERS =
            Map.of("transact", "invoice_num", "requisition", "serial_number", "Goods_received", "serial_number");
    private static final Map<String, List<String>> LINKS = Map.of(
            "transact", List.of("linked_transaction_id", "original_PO_ID"),
            "requisition", List.of("linked_requisition_id"),
            "Goods_received", List.of("linked_transaction_ID", "purchase_order_ID"),
            "indicator_value", List.of("linked_indicator_value_ID"));
    private static final List<String> DECISIONS = List.of("status", "authorisationStatus");
    private static final String VALUE = "value";

    /** Values that a new half has. If a site revives a deleted half with other values, its store has decided about it. */
    private static final Set<String> BIRTH = Set.of("nw", "sg", "none", "pending");

    private static final Set<String> LINES = Set.of("trans_line", "requisition_line", "Goods_received_line");

    private Halves() {}

    /** Whether a document answers one of the other party, judged by its body. */
    static boolean answers(PushedChange change, RecordVariant variant) {
        for (String predicate : variant.predicates()) {
            if (predicate.startsWith(RESPONDING) && Addressing.anyHolds(variant.predicates(), change)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the transfer-service may make this in the stores of other sites. */
    static boolean mayBeMade(PushedChange change, RecordVariant variant) {
        return answers(change, variant)
                || (variant.predicates().contains(ORDERED_INVOICE)
                        && Addressing.anyHolds(List.of(ORDERED_INVOICE), change));
    }

    /** What a pushed document is from now on. {@code before} is what it was, {@code body} is the stored body. */
    static Half after(
            PushedChange change,
            RecordVariant variant,
            boolean byCentral,
            @Nullable Stored before,
            @Nullable BodyFields body) {
        Half half = before == null ? Half.NONE : before.half();
        if (byCentral) {
            return Half.CENTRAL;
        }
        if (half == Half.NONE) {
            return answers(change, variant) ? Half.SITE : Half.NONE;
        }
        boolean revives = before != null && before.deleted();
        boolean altered = revives ? half == Half.CENTRAL && decided(change) : body != null && alters(change, body);
        return half.isUntaken() && altered ? Half.TAKEN : half;
    }

    private static boolean decided(PushedChange change) {
        BodyFields fields = BodyFields.of(change);
        return DECISIONS.stream().map(fields::text).anyMatch(value -> value != null && !BIRTH.contains(value));
    }

    /** A field that is left out alters nothing, because the sender's wire format may lack it. */
    private static boolean alters(PushedChange change, BodyFields standing) {
        BodyFields fields = BodyFields.of(change);
        if (change.typeName().equals("indicator_value")) {
            return !LineChange.same(fields.text(VALUE), standing.text(VALUE));
        }
        return DECISIONS.stream()
                .anyMatch(field ->
                        fields.text(field) != null && !LineChange.same(fields.text(field), standing.text(field)));
    }

    /**
     * Whether this change of a line takes the half that the line belongs to.
     *
     * @param half of the header
     * @param line as it is stored; null or deleted for none
     */
    static boolean takes(PushedChange change, Half half, @Nullable Stored line, @Nullable BodyFields body) {
        RecordType type = change.type();
        if (type == null || !LINES.contains(type.wireName()) || !half.isUntaken()) {
            return false;
        }
        boolean stands = line != null && !line.deleted();
        return switch (change.op()) {
            case DELETE -> stands;
            case UPSERT ->
                stands
                        ? body == null || LineChange.changed(type.wireName(), body, BodyFields.of(change))
                        : half == Half.CENTRAL;
            case MERGE, REMOVE, DROP_STREAM -> false;
        };
    }

    /** The pushed body with the stored number and links; null if the pushed body already has them. */
    static byte @Nullable [] amended(PushedChange change, BodyFields standing) {
        BodyFields pushed = BodyFields.of(change);
        Map<String, String> kept = new HashMap<>();
        String number = NUMBERS.get(change.typeName());
        if (number != null
                && positive(standing.text(number))
                && !LineChange.same(standing.text(number), pushed.text(number))) {
            kept.put(number, standing.json(number));
        }
        for (String link : LINKS.getOrDefault(change.typeName(), List.of())) {
            String linked = standing.text(link);
            if (linked != null && !linked.equals(pushed.text(link))) {
                kept.put(link, standing.json(link));
            }
        }
        return kept.isEmpty() ? null : pushed.with(kept);
    }

    private static boolean positive(@Nullable String number) {
        try {
            return number != null && new BigDecimal(number).signum() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
