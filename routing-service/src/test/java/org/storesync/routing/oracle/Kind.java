package org.storesync.routing.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the oracle's table.
 *
 * @param where its category and its home
 * @param field the field that names its store, its store's name, or its parent; null for none
 * @param chosenBy fields and the values that choose this kind among those of its type; the empty value stands for none
 * @param party null for a kind without another party
 */
record Kind(
        String type,
        String variant,
        Where where,
        @Nullable String field,
        Map<String, List<String>> chosenBy,
        @Nullable Party party) {

    /** The categories of the guide, told apart by home. */
    enum Where {
        CENTRAL,
        DISPENSARY,
        STORE_RECORD,
        SETUP,
        SETUP_BY_NAME,
        STORE,
        UNDER_PARENT,
        MESSAGE,
        LOCAL,
        SYNC,
        PERSON
    }

    /**
     * The other party of a document (D1 to D5, D8).
     *
     * @param field names it
     * @param ready whether a document goes to it, judged by its fields
     * @param answer the field that links it to the other party's document: then it answers this one; null for none
     */
    record Party(
            String field, Predicate<Wish> ready, @Nullable String answer) {
        private static final Set<String> SHIPPED =
                Set.of("PICKED", "SHIPPED", "DELIVERED", "DELIVERED_NO_STOCK", "VERIFIED");

        /** Never goes to it. */
        static Party named(String field) {
            return new Party(field, wish -> false, null);
        }

        /** An invoice or a return that is finalised, or picked in open-mSupply (D1, D8). */
        static Party shipped() {
            return new Party("name_ID", Party::isShipped, null);
        }

        /** The same; an invoice that answers an order goes at once (D3). */
        static Party shippedOrOrdered() {
            return new Party("name_ID", Party::isShipped, "original_PO_ID");
        }

        static Party ordered() {
            return new Party(
                    "name_ID",
                    wish -> is(wish, "status", Set.of("fn")) || is(wish, "om_status", Set.of("SENT", "FINALISED")),
                    null);
        }

        static Party confirmed() {
            return new Party("name_ID", wish -> is(wish, "status", Set.of("cn", "fn")), null);
        }

        static Party answering(String field, String link) {
            return new Party(field, wish -> false, link);
        }

        static Party always() {
            return new Party("name_ID", wish -> true, null);
        }

        boolean isAnswer(Wish wish) {
            return wish.text(answer) != null;
        }

        boolean isReady(Wish wish) {
            return ready.test(wish) || isAnswer(wish);
        }

        private static boolean isShipped(Wish wish) {
            return is(wish, "status", Set.of("fn")) || is(wish, "om_status", SHIPPED);
        }

        private static boolean is(Wish wish, String field, Set<String> values) {
            String value = wish.text(field);
            return value != null && values.contains(value);
        }
    }

    String name() {
        return type + "/" + variant;
    }

    boolean isChosenBy(Map<String, String> fields) {
        return chosenBy.entrySet().stream()
                .allMatch(entry -> entry.getValue().contains(fields.getOrDefault(entry.getKey(), "")));
    }
}
