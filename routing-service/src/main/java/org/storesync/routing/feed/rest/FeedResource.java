package org.storesync.routing.feed.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;
import org.storesync.routing.access.ConsumersOnly;
import org.storesync.routing.access.Packed;
import org.storesync.routing.budget.Drawn;
import org.storesync.routing.budget.rest.UntilAnswered;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.feed.Ending;
import org.storesync.routing.feed.FeedLog.HomeStream;
import org.storesync.routing.feed.FeedService;
import org.storesync.routing.feed.Wait;

/** The feed for internal services. A waiting read holds a virtual thread and no connection. */
@Path("/internal/v1")
@Tag(name = "feed")
public class FeedResource {
    private static final int USUAL_ROWS = 1000;

    private final FeedService feed;
    private final RoutingConfig config;
    private final PageLimit limit;
    private final ConsumersOnly access;
    private final UntilAnswered answered;
    private final Ending ending;

    FeedResource(FeedService feed, RoutingConfig config, ConsumersOnly access, UntilAnswered answered, Ending ending) {
        this.feed = feed;
        this.config = config;
        this.limit = new PageLimit(USUAL_ROWS, config.feed().recordsMax());
        this.access = access;
        this.answered = answered;
        this.ending = ending;
    }

    /** Heads of all partitions, in order. */
    public record FeedHeads(List<Long> heads) {}

    /** Home streams of a partition. */
    public record HomeStreams(List<HomeStream> items) {}

    @GET
    @Path("/feed/heads")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "getFeedHeads", summary = "Where the feed ends; waits while the caller knows all of it")
    @APIResponse(responseCode = "200", description = "A head for each partition")
    @APIResponse(responseCode = "403", description = "Problem: not a consumer of the feed")
    public FeedHeads heads(
            @QueryParam("known") @Nullable String known,
            @QueryParam("waitSeconds") @DefaultValue("0") int waitSeconds) {
        String client = access.client();
        if (waitSeconds < 0) {
            throw Problem.invalid("waitSeconds", "must not be negative");
        }
        return new FeedHeads(known == null ? feed.heads() : feed.heads(client, numbers(known), wait(waitSeconds)));
    }

    private Wait wait(int seconds) {
        Duration asked = Duration.ofSeconds(seconds);
        Duration longest = ending.waitMax(config.feed().waitMax());
        return new Wait(
                asked.compareTo(longest) > 0 ? longest : asked,
                config.feed().lookEvery(),
                ending.orElse(answered.gone()));
    }

    private static List<Long> numbers(String known) {
        try {
            return Arrays.stream(known.split(",", -1)).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw Problem.invalid("known", "must be a list of numbers");
        }
    }

    @GET
    @Path("/feed/{partition}")
    @Produces(Headers.NDJSON)
    @RunOnVirtualThread
    @Operation(operationId = "readFeed", summary = "What changed after a position of a partition")
    @APIResponse(responseCode = "200", description = "A header line and the rows, one a line")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    @APIResponse(responseCode = "403", description = "Problem: not a consumer of the feed")
    public Response read(
            @PathParam("partition") int partition,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("" + USUAL_ROWS) int limit,
            @QueryParam("types") @Nullable String types,
            @QueryParam("waitSeconds") @DefaultValue("0") int waitSeconds,
            @HeaderParam("Accept-Encoding") @Nullable String encodings) {
        String client = access.client();
        if (after < 0 || waitSeconds < 0) {
            throw Problem.invalid(after < 0 ? "after" : "waitSeconds", "must not be negative");
        }
        return answer(
                feed.read(client, names(types), partition, after, this.limit.of(limit), wait(waitSeconds)), encodings);
    }

    @GET
    @Path("/streams")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "listHomeStreams", summary = "The home streams of a partition")
    @APIResponse(responseCode = "200", description = "The streams")
    @APIResponse(responseCode = "403", description = "Problem: not a consumer of the feed")
    public HomeStreams streams(@QueryParam("partition") @DefaultValue("0") int partition) {
        access.client();
        return new HomeStreams(feed.homeStreams(partition));
    }

    @GET
    @Path("/streams/{streamId}")
    @Produces(Headers.NDJSON)
    @RunOnVirtualThread
    @Operation(operationId = "readHomeStream", summary = "Rows of a home stream after a position")
    @APIResponse(responseCode = "200", description = "A header line and the rows, one a line")
    @APIResponse(responseCode = "403", description = "Problem: not a consumer of the feed")
    @APIResponse(responseCode = "404", description = "Problem: no home stream has this number")
    public Response stream(
            @PathParam("streamId") int streamId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("" + USUAL_ROWS) int limit,
            @QueryParam("types") @Nullable String types,
            @HeaderParam("Accept-Encoding") @Nullable String encodings) {
        String client = access.client();
        return answer(feed.stream(client, names(types), streamId, after, this.limit.of(limit)), encodings);
    }

    private Response answer(Drawn<byte[]> page, @Nullable String encodings) {
        answered.keep(page.share());
        return Packed.answer(page.value(), Headers.NDJSON, encodings);
    }

    private static List<String> names(@Nullable String types) {
        return types == null || types.isEmpty() ? List.of() : List.of(types.split(",", -1));
    }
}
