package org.storesync.agent.cli;

import org.storesync.agent.central.Advice;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;

/** Turns a failure into one line that says what to do, and an exit code. */
final class Faults {
    private static final int SERVER_FAULT = 500;

    private Faults() {}

    static int tell(Exception fault, Terminal terminal) {
        terminal.error(line(fault));
        return switch (fault) {
            case UsageFault _ -> ExitCode.USAGE;
            case CentralUnreachable _ -> ExitCode.NOT_REACHABLE;
            case CentralProblem problem when problem.status() > SERVER_FAULT -> ExitCode.NOT_REACHABLE;
            default -> ExitCode.FAILED;
        };
    }

    private static String line(Exception fault) {
        String message = fault instanceof CentralFault central ? Advice.of(central) : fault.getMessage();
        return message == null || message.isBlank()
                ? "failed: " + fault.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
