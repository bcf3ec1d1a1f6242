package org.storesync.local.demo.activity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stock document of one store (table transact) with its lines.
 *
 * @param type si in from a supplier, ci out to a customer, sc out by adjustment
 * @param nameId the other party
 * @param confirmed the day on which stock moved; null for a draft
 * @param finalised the day on which it was closed; null before
 */
record Transaction(
        String id,
        String type,
        String mode,
        int number,
        String nameId,
        String status,
        LocalDate entered,
        LocalTime time,
        @Nullable LocalDate confirmed,
        @Nullable LocalDate finalised,
        Links links,
        List<Line> lines) {

    Transaction {
        lines = List.copyOf(lines);
    }

    /** The links of a document to other documents. */
    record Links(
            @Nullable String theirRef,
            @Nullable String comment,
            @Nullable String transactionId,
            @Nullable String requisitionId) {
        static final Links NONE = new Links(null, null, null, null);

        static Links comment(String text) {
            return new Links(null, text, null, null);
        }
    }

    /**
     * One line: packs of one batch.
     *
     * @param type stock_in, stock_out or placeholder
     * @param reason code of an option; null for none
     */
    record Line(
            String id,
            StockLine stock,
            String type,
            long packs,
            @Nullable String reason,
            @Nullable String sentAs) {

        Line(String id, StockLine stock, String type, long packs, @Nullable String reason) {
            this(id, stock, type, packs, reason, null);
        }
    }

    Transaction finalisedOn(LocalDate day) {
        return new Transaction(id, type, mode, number, nameId, "fn", entered, time, confirmed, day, links, lines);
    }
}
