package org.storesync.reporting.contact.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.model.text.CsvCell;
import org.storesync.reporting.contact.domain.ContactRow;
import org.storesync.reporting.contact.domain.Silence;

/** A site, or a store by the site where it is active. */
@RegisterForReflection
public record ContactLine(
        @Schema(required = true, description = "SITE or STORE")
        String kind,

        @Schema(
                required = true,
                description = "OK, LATE, RED, NEVER (in contact) or UNASSIGNED (a store active on no site)")
        String state,

        @Schema(description = "the site, or where the store is active") @Nullable
        Integer siteId,

        @Nullable String siteName,

        @Schema(description = "active or suspended") @Nullable
        String siteState,

        @Schema(description = "name and version of the site's client") @Nullable
        String app,

        @Nullable String storeId,
        @Nullable String storeCode,
        @Nullable String storeName,
        @Nullable Instant lastContactAt,

        @Schema(description = "whole days since then") @Nullable
        Long daysAgo,

        @Schema(description = "records the site last said it still had to send") @Nullable
        Long queued) {
    static final List<String> CSV_HEADER = List.of(
            "kind",
            "state",
            "siteId",
            "siteName",
            "siteState",
            "app",
            "storeId",
            "storeCode",
            "storeName",
            "lastContactAt",
            "daysAgo",
            "queued");

    static ContactLine from(ContactRow row, Silence silence) {
        ContactRow.Store store = row.store();
        Instant last = row.lastContactAt();
        return new ContactLine(
                row.kind(),
                row.state(silence).name(),
                row.siteId(),
                present(row.siteName()),
                present(row.siteState()),
                present(row.app()),
                store == null ? null : store.id(),
                store == null ? null : store.code(),
                store == null ? null : store.name(),
                last,
                last == null ? null : silence.daysSince(last),
                row.queued());
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }

    List<String> csv() {
        return List.of(
                kind,
                state,
                CsvCell.text(siteId),
                CsvCell.text(siteName),
                CsvCell.text(siteState),
                CsvCell.text(app),
                CsvCell.text(storeId),
                CsvCell.text(storeCode),
                CsvCell.text(storeName),
                CsvCell.text(lastContactAt),
                CsvCell.number(daysAgo),
                CsvCell.number(queued));
    }
}
