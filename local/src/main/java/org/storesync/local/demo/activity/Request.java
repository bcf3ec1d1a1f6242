package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.local.demo.Item;

/**
 * A requisition: what one store asks of the store that supplies it, or that store's answer.
 *
 * @param type request at the customer, response at the supplier
 * @param nameId the other store's name
 * @param status sg draft, fn sent or answered
 * @param linkedId the other half, once it is known
 */
record Request(
        String id,
        String type,
        int number,
        String nameId,
        String status,
        LocalDate entered,
        @Nullable String theirRef,
        @Nullable String linkedId,
        List<Ask> asks) {

    Request {
        asks = List.copyOf(asks);
    }

    /**
     * One item of it; all quantities are units.
     *
     * @param monthly usual use of the customer in a month
     * @param supplied what the supplier sends
     */
    record Ask(String id, Item item, long units, long onHand, long monthly, long supplied) {}

    Request sent() {
        return new Request(id, type, number, nameId, "fn", entered, theirRef, linkedId, asks);
    }

    Request linked(String otherHalf) {
        return new Request(id, type, number, nameId, status, entered, theirRef, otherHalf, asks);
    }
}
