package org.storesync.agent.cli;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains to people why a command line was not understood. */
public final class Misuse {
    private Misuse() {}

    /** What is wrong and, in a second line, how to get help. */
    public static String told(ParameterException fault) {
        return what(fault) + "\nTry '" + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help'.";
    }

    private static String what(ParameterException fault) {
        return switch (fault) {
            case UnmatchedArgumentException unmatched
            when !unmatched.getUnmatched().isEmpty() -> {
                String first = unmatched.getUnmatched().getFirst();
                List<String> near = unmatched.getSuggestions();
                yield (first.startsWith("-") ? "there is no option " : "there is nothing called ") + "'" + first
                        + "' here" + (near.isEmpty() ? "" : "; is " + String.join(" or ", near) + " meant?");
            }
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                String.join(
                        "\n", missing.getMissing().stream().map(Misuse::needed).toList());
            default -> String.valueOf(fault.getMessage());
        };
    }

    private static String needed(ArgSpec argument) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + " is needed" + (argument.description().length == 0 ? "" : ": " + argument.description()[0]);
    }
}
