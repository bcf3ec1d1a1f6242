package org.storesync.transfer.half.rest;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.problem.Problem;
import org.storesync.transfer.half.TransferBook.Filter;
import org.storesync.transfer.half.domain.State;

/** Which transfers a call is about. */
public class TransferQuery {
    static final PageLimit LIMIT = new PageLimit(100, 500);

    @Parameter(description = "one of the two stores")
    @QueryParam("store")
    @Nullable
    String store;

    @Parameter(description = "as the items tell it")
    @QueryParam("state")
    @Nullable
    String state;

    @Parameter(description = "why they are held, as the items tell it")
    @QueryParam("reason")
    @Nullable
    String reason;

    @Parameter(description = "true: those that people closed, instead of the others")
    @QueryParam("closed")
    @Nullable
    String closed;

    @Parameter(
            description = "rows of a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    @QueryParam("limit")
    @Nullable
    String limit;

    /** @throws Problem if a parameter is not valid */
    Filter filter() {
        return new Filter(checked("store", store), state(), checked("reason", reason), isClosed());
    }

    private @Nullable String state() {
        if (state != null && !State.WIRE_NAMES.contains(state)) {
            throw Problem.invalid("state", "must be one of " + String.join(", ", State.WIRE_NAMES));
        }
        return state;
    }

    private boolean isClosed() {
        return switch (closed) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Problem.invalid("closed", "must be true or false");
        };
    }

    int size() {
        return LIMIT.of(limit);
    }

    static @Nullable String checked(String field, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(field, "must not be empty or contain NUL");
        }
        return value;
    }
}
