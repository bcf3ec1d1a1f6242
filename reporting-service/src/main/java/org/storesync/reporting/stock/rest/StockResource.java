package org.storesync.reporting.stock.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.csv.CsvText;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.reporting.answer.Format;
import org.storesync.reporting.answer.Freshness;
import org.storesync.reporting.answer.ReportPage;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockQuery;

/** Stock on hand (E1) and its value (E2), of one, several or all stores. */
@Path("/api/v1")
@Tag(name = "stock", description = "Stock on hand and its value")
@SecurityRequirement(name = "token")
@Produces({Headers.JSON, CsvText.TYPE})
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.SUPERVISOR})
@APIResponse(responseCode = "400", description = "invalid-request")
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden: a viewer may ask for one store only")
@APIResponse(responseCode = "404", description = "store-unknown, record-unknown: no such store or item")
@APIResponse(responseCode = "429", description = "rate-limited: too many exports at once")
@APIResponse(responseCode = "503", description = "maintenance: the read models are being rebuilt")
public class StockResource {
    private final StockAnswers answers;

    StockResource(StockAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Path("stock-on-hand")
    @Operation(
            operationId = "getStockOnHand",
            summary = "Stock by item, store, location or batch; CSV has all rows, JSON a page of them")
    @APIResponse(
            responseCode = "200",
            description = "the stock",
            headers = {
                @Header(
                        name = Freshness.REBUILDING,
                        description = "true: figures are not whole yet",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Freshness.AS_OF,
                        description = "last contact of the store that is silent for longest",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = Headers.JSON, schema = @Schema(implementation = StockReport.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(implementation = String.class))
            })
    public Response getStockOnHand(
            @Parameter(description = "store ids; several or none need the role supervisor") @QueryParam("store")
                    List<String> stores,
            @Parameter(description = "item ids") @QueryParam("item") List<String> items,
            @Parameter(description = "location ids") @QueryParam("location") List<String> locations,
            @Parameter(description = "batch numbers") @QueryParam("batch") List<String> batches,
            @Parameter(
                            description =
                                    "item, store, location (with its store), batch (with its item); item and store if absent")
                    @QueryParam("by")
                    List<String> by,
            @Parameter(
                            description = "rows of a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + ReportPage.MAX,
                                            defaultValue = "" + ReportPage.DEFAULT))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "json or csv; wins over Accept") @QueryParam("format") @Nullable String format,
            @Parameter(description = "true: CSV begins with a byte order mark, for spreadsheets")
                    @QueryParam("bom")
                    @Nullable
                    String bom,
            @Context HttpHeaders headers) {
        StockQuery query = new StockQuery(keys(by), stores, items, locations, batches);
        return Format.of(format, headers) == Format.CSV
                ? answers.csv(query, "stock-on-hand", Format.mark(bom))
                : answers.json(query, ReportPage.LIMIT.of(limit), cursor);
    }

    @GET
    @Path("stock-value")
    @Operation(
            operationId = "getStockValue",
            summary = "Value of stock: of everything in the query, and by store or item")
    @APIResponse(
            responseCode = "200",
            description = "the value",
            content = {
                @Content(mediaType = Headers.JSON, schema = @Schema(implementation = StockReport.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(implementation = String.class))
            })
    public Response getStockValue(
            @Parameter(description = "store ids; several or none need the role supervisor") @QueryParam("store")
                    List<String> stores,
            @Parameter(description = "store or item") @QueryParam("by") @DefaultValue("store") String by,
            @Parameter(
                            description = "rows of a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + ReportPage.MAX,
                                            defaultValue = "" + ReportPage.DEFAULT))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "json or csv; wins over Accept") @QueryParam("format") @Nullable String format,
            @Parameter(description = "true: CSV begins with a byte order mark, for spreadsheets")
                    @QueryParam("bom")
                    @Nullable
                    String bom,
            @Context HttpHeaders headers) {
        Dimension key = key(by);
        if (key != Dimension.STORE && key != Dimension.ITEM) {
            throw Problem.invalid("by", "must be store or item");
        }
        StockQuery query = StockQuery.of(Set.of(key), stores);
        return Format.of(format, headers) == Format.CSV
                ? answers.csv(query, "stock-value", Format.mark(bom))
                : answers.json(query, ReportPage.LIMIT.of(limit), cursor);
    }

    private static Set<Dimension> keys(List<String> by) {
        if (by.isEmpty()) {
            return Set.of(Dimension.ITEM, Dimension.STORE);
        }
        EnumSet<Dimension> keys = EnumSet.noneOf(Dimension.class);
        by.forEach(name -> keys.add(key(name)));
        return keys;
    }

    private static Dimension key(String name) {
        return switch (name) {
            case "item" -> Dimension.ITEM;
            case "store" -> Dimension.STORE;
            case "location" -> Dimension.LOCATION;
            case "batch" -> Dimension.BATCH;
            default -> throw Problem.invalid("by", "must be item, store, location or batch");
        };
    }
}
