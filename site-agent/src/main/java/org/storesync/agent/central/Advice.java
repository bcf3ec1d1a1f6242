package org.storesync.agent.central;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;

/** Says in one line what went wrong with a call and what to do about it. */
public final class Advice {
    private static final String NOT_REACHABLE = "central not reachable: ";

    private Advice() {}

    /** True if two lines are about the same fault, because a broken link fails in several ways. */
    public static boolean isSame(String line, String other) {
        return line.equals(other) || line.startsWith(NOT_REACHABLE) && other.startsWith(NOT_REACHABLE);
    }

    public static String of(CentralFault fault) {
        return switch (fault) {
            case CentralUnreachable unreachable ->
                NOT_REACHABLE + unreachable.getMessage() + "; nothing is lost, the next sync goes on from here";
            case BrokenAnswer broken -> broken.getMessage() + "; nothing is lost, try again";
            case CentralProblem problem -> problem(problem);
        };
    }

    private static String problem(CentralProblem problem) {
        String request = problem.requestId() == null ? "" : " [request " + problem.requestId() + "]";
        for (ProblemCode code : ProblemCode.values()) {
            if (problem.is(code)) {
                return whatToDo(code, problem) + request;
            }
        }
        return (problem.code().isEmpty() ? "" : problem.code() + ": ") + problem.detail() + request;
    }

    private static String whatToDo(ProblemCode code, CentralProblem problem) {
        return switch (code) {
            case NOT_AUTHENTICATED ->
                "central refused this site's secret: check siteId and secret in site.properties, or ask an"
                        + " administrator for a new secret";
            case WRONG_DEVICE ->
                "this site is bound to another machine: ask an administrator to release the device, then sync again";
            case SITE_SUSPENDED -> "this site is suspended: ask an administrator";
            case LINEAGE_RETIRED ->
                "another installation took this site's place while this one synced: use only one machine for a site";
            case PROTOCOL_NOT_SERVED -> "central does not serve this program's protocol any more: update the program";
            case MAINTENANCE ->
                "central is in maintenance; nothing is lost, this site keeps its changes" + again(problem.retryAfter());
            default -> code.wireName() + ": " + (problem.detail().isEmpty() ? code.meaning() : problem.detail());
        };
    }

    private static String again(@Nullable Duration wait) {
        if (wait == null) {
            return "; try again later";
        }
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes <= 1 ? "; try again in a minute" : "; try again in " + minutes + " minutes";
    }
}
