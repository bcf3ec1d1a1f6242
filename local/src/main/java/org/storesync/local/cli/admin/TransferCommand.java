package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

@CommandLine.Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description =
                "Send a held transfer on, or close one that will not go on. ./storesync report transfers lists them.")
final class TransferCommand extends AdminPart {
    @Override
    public Integer call() {
        throw new WrongUsage("use: admin transfer send ID --reason WORDS, or admin transfer close ID --reason WORDS");
    }

    @CommandLine.Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = "Make the other half of a document that is held, such as one that is too old.")
    int send(@CommandLine.Mixin Decided decided) {
        return decide("sending", decided);
    }

    @CommandLine.Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Close a transfer that was settled in another way; it is no longer listed as open.")
    int close(@CommandLine.Mixin Decided decided) {
        return decide("closing", decided);
    }

    /** Which transfer, and why. */
    static final class Decided {
        @CommandLine.Parameters(paramLabel = "ID", description = "Id of the document with which the transfer begins.")
        private String id = "";

        @CommandLine.Option(names = "--reason", required = true, description = "Why; audited.")
        private String reason = "";

        @CommandLine.Option(names = "--type", description = "Record type, where the id alone is not enough.")
        private @Nullable String type;
    }

    private int decide(String act, Decided decided) {
        JsonNode now = person().transfers().decide(decided.id, act, decided.reason, decided.type);
        System.out.println("the transfer is " + Shown.text(now, "state") + " now");
        return 0;
    }
}
