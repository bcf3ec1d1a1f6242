package org.storesync.routing.push.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.Batch;
import org.storesync.model.json.BatchFault;
import org.storesync.model.json.BatchReader;
import org.storesync.routing.access.Packed;
import org.storesync.routing.access.SiteSpeakers;
import org.storesync.routing.budget.MemoryBudget;
import org.storesync.routing.budget.Share;
import org.storesync.routing.budget.SiteCalls;
import org.storesync.routing.budget.rest.UntilAnswered;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.push.PushCall;
import org.storesync.routing.push.PushService;

/** A site's batch, as the gateway passes it on. */
@Path("/internal/v1/sites/{siteId}/push")
@Tag(name = "push")
public class PushResource {
    /** What a byte of a batch costs: the byte itself, the statement that writes it, and its way to the database. */
    private static final int COPIES = 3;

    private final PushService pushes;
    private final RoutingConfig config;
    private final MemoryBudget memory;
    private final SiteCalls calls;
    private final UntilAnswered answered;
    private final BatchReader reader;
    private final SiteSpeakers access;

    PushResource(
            PushService pushes,
            RoutingConfig config,
            SiteSpeakers access,
            MemoryBudget memory,
            SiteCalls calls,
            UntilAnswered answered) {
        this.pushes = pushes;
        this.config = config;
        this.memory = memory;
        this.calls = calls;
        this.answered = answered;
        this.reader = new BatchReader(RecordCatalogue.standard(), config.push().recordsMax());
        this.access = access;
    }

    /** The outcome of each change. */
    @POST
    @Consumes({Headers.NDJSON, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(operationId = "pushBatch", summary = "Take a batch of changes of a site")
    @APIResponse(responseCode = "200", description = "An outcome for each change")
    @APIResponse(responseCode = "400", description = "Problem: the batch can't be read")
    @APIResponse(responseCode = "403", description = "Problem: not the gateway")
    @APIResponse(responseCode = "409", description = "Problem: lineage, batch id, or another push of the lane")
    @APIResponse(responseCode = "413", description = "Problem: too many records")
    @APIResponse(responseCode = "429", description = "Problem: as many calls as a site may have are running")
    @APIResponse(responseCode = "503", description = "Problem: no room for the batch right now")
    public Response push(
            @PathParam("siteId") int siteId,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @HeaderParam("Accept-Encoding") @Nullable String encodings,
            @HeaderParam("Content-Length") @Nullable Long length,
            InputStream stream) {
        SiteId site = access.site(siteId);
        answered.keep(calls.enter(site));
        long expected = length == null
                ? config.push().bytesMax()
                : Math.min(length, config.push().bytesMax());
        try (Share _ = memory.take(COPIES * expected)) {
            byte[] body = body(stream, expected, length != null && length == expected);
            byte[] answer = pushes.push(new PushCall(site, read(contentType, body), digest(body)));
            return Packed.answer(answer, MediaType.APPLICATION_JSON, encodings);
        }
    }

    /** Reads the body here, once the call has a share of the memory. */
    private static byte[] body(InputStream stream, long expected, boolean exact) {
        try {
            if (!exact) {
                return stream.readAllBytes();
            }
            byte[] body = new byte[(int) expected];
            if (stream.readNBytes(body, 0, body.length) < body.length) {
                throw Problem.of(ProblemCode.TRUNCATED_BODY);
            }
            return body;
        } catch (IOException e) {
            throw Problem.of(ProblemCode.TRUNCATED_BODY);
        }
    }

    private Batch read(@Nullable String contentType, byte[] body) {
        try {
            boolean lines = contentType != null && contentType.startsWith(Headers.NDJSON);
            return lines ? reader.readLines(body) : reader.readObject(body);
        } catch (BatchFault fault) {
            throw Problem.of(fault.code(), fault.detail());
        }
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
