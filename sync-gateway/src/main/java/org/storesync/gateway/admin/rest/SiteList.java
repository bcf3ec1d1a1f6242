package org.storesync.gateway.admin.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.admin.SiteRecord;
import org.storesync.kit.problem.Problem;

/** A page of sites, by number. */
public record SiteList(
        @Schema(required = true) List<SiteDetail> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** A page of at most {@code limit}, from one row more than that. */
    static SiteList from(List<SiteRecord> oneMore, int limit) {
        boolean more = oneMore.size() > limit;
        List<SiteDetail> items =
                oneMore.stream().limit(limit).map(SiteDetail::from).toList();
        return new SiteList(items, more ? cursorAfter(items.getLast().siteId()) : null);
    }

    /** The number after which a page begins. */
    static int after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int after = Integer.parseInt(text);
            if (after > 0 && after < Integer.MAX_VALUE) {
                return after;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like any other cursor that is not ours.
        }
        throw Problem.invalid("cursor", "is not one of ours; leave it out to begin again");
    }

    private static String cursorAfter(int siteId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(siteId).getBytes(StandardCharsets.US_ASCII));
    }
}
