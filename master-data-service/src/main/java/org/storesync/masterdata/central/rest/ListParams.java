package org.storesync.masterdata.central.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.ListQuery;
import org.storesync.masterdata.central.ListQuery.Position;
import org.storesync.masterdata.central.Stored;

/** The query parameters of every list. */
public class ListParams {
    private static final int LIMIT_MAX = 200;

    @QueryParam("search")
    @Size(max = 100)
    @Parameter(description = "text in code or name; upper and lower case are the same")
    @Nullable
    String search;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(LIMIT_MAX)
    int limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Nullable
    String cursor;

    @QueryParam("updatedAfter")
    @Parameter(description = "only what changed after this time, RFC 3339")
    @Nullable
    String updatedAfter;

    /** A page of at most the limit, made from a list of up to one more. */
    public <T> PageOf<T> page(List<Stored<T>> oneMore) {
        return PageOf.from(oneMore, limit, last -> Cursor.of(last.sortKey(), last.id()), Stored::value);
    }

    public ListQuery query() {
        if (search != null && search.indexOf('\0') >= 0) {
            throw Problem.invalid("search", "text with a NUL character can't be searched");
        }
        return new ListQuery(
                search, limit, Cursor.read(cursor, keys -> new Position(keys.text(), keys.text())), since());
    }

    private @Nullable Instant since() {
        try {
            return updatedAfter == null ? null : Instant.parse(updatedAfter);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("updatedAfter", "must be a time such as 2026-11-28T17:00:00Z");
        }
    }
}
