package org.storesync.reporting.answer;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.storesync.kit.csv.CsvText;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.reporting.config.ReportingConfig;

/**
 * Writes whole reports as CSV. Memory is bounded, and so is the number of exports at once, because each holds a connection while its reader
 * takes it.
 */
@Singleton
public class Exports {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Semaphore places;

    Exports(ReportingConfig config) {
        this.places = new Semaphore(config.exportsMax());
    }

    /**
     * The answer. Its lines are written while it is sent.
     *
     * @param fileName under which a browser saves it
     * @param mark whether it begins with a byte order mark
     */
    public Response.ResponseBuilder csv(String fileName, boolean mark, List<String> header, Consumer<CsvText> lines) {
        StreamingOutput body = out -> {
            if (!places.tryAcquire()) {
                throw Problem.of(ProblemCode.RATE_LIMITED, "too many exports are running; try again later")
                        .withRetryAfter(RETRY_AFTER);
            }
            try {
                CsvText csv = new CsvText(out, mark);
                csv.line(header);
                lines.accept(csv);
                csv.end();
            } finally {
                places.release();
            }
        };
        return Response.ok(body, CsvText.TYPE + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
}
