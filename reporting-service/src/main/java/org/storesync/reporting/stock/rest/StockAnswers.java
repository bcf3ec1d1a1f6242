package org.storesync.reporting.stock.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;
import org.storesync.reporting.answer.Exports;
import org.storesync.reporting.answer.Freshness;
import org.storesync.reporting.stock.StockFigures;
import org.storesync.reporting.stock.StockFigures.Figures;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockQuery;

/** Answers a query of stock as JSON or CSV, if the caller may see it. */
@Singleton
class StockAnswers {
    private static final int VALUES_MAX = 100;

    private final StockFigures figures;
    private final Exports exports;
    private final SecurityIdentity identity;

    StockAnswers(StockFigures figures, Exports exports, SecurityIdentity identity) {
        this.figures = figures;
        this.exports = exports;
        this.identity = identity;
    }

    private void check(StockQuery query) {
        bounded("store", query.stores());
        bounded("item", query.items());
        bounded("location", query.locations());
        bounded("batch", query.batches());
        if (query.stores().size() != 1 && !identity.hasRole(Roles.SUPERVISOR)) {
            throw Problem.of(
                    ProblemCode.FORBIDDEN, "a viewer may ask for one store; several or all need the role supervisor");
        }
        figures.unknownStore(query).ifPresent(store -> {
            throw Problem.of(ProblemCode.STORE_UNKNOWN, "there is no store " + store);
        });
        figures.unknownItem(query).ifPresent(item -> {
            throw Problem.of(ProblemCode.RECORD_UNKNOWN, "there is no item " + item);
        });
    }

    Response json(StockQuery query, int limit, @Nullable String cursor) {
        check(query);
        StockPosition after = Cursor.read(
                cursor, keys -> StockPosition.read(keys.rest(), query).orElseThrow());
        Figures page = figures.page(query, after, limit + 1);
        Response.ResponseBuilder answer = Response.ok(StockReport.from(page, limit), Headers.JSON);
        return Freshness.on(answer, page.asOf().rebuilding(), page.asOf().oldestStoreAt())
                .build();
    }

    Response csv(StockQuery query, String name, boolean mark) {
        check(query);
        AsOf asOf = figures.asOf(query);
        Response.ResponseBuilder answer = exports.csv(
                name + ".csv",
                mark,
                StockCsv.header(query),
                csv -> figures.each(
                        query, begun -> sameState(asOf, begun), row -> csv.line(StockCsv.line(query, row))));
        return Freshness.on(answer, asOf.rebuilding(), asOf.oldestStoreAt()).build();
    }

    /** The headers are sent already. If they do not say that figures are incomplete, incomplete figures must not follow. */
    private static void sameState(AsOf said, AsOf begun) {
        if (begun.rebuilding() && !said.rebuilding()) {
            throw Problem.of(ProblemCode.MAINTENANCE, "the read models are being rebuilt; try again later");
        }
    }

    private static void bounded(String parameter, List<String> values) {
        if (values.size() > VALUES_MAX) {
            throw Problem.invalid(parameter, "may be given at most " + VALUES_MAX + " times")
                    .withLimit(VALUES_MAX);
        }
        if (values.stream().anyMatch(value -> value.isEmpty() || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(parameter, "must not be empty or contain NUL");
        }
    }
}
