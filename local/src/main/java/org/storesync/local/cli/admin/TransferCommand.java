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
        throw new WrongUsage("say: admin transfer send ID --reason WORDS, or admin transfer close ID --reason WORDS");
    }

    @CommandLine.Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = "Make the other half of a document that is held, such as one that came too old.")
    int send(
            @CommandLine.Parameters(paramLabel = "ID", description = "Of the document it begins with.") String id,
            @CommandLine.Option(names = "--reason", required = true, description = "Why; audited.") String reason,
            @CommandLine.Option(names = "--type", description = "Record type, where the id alone is not enough.")
                    @Nullable
                    String type) {
        return decide(id, "sending", reason, type);
    }

    @CommandLine.Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Say that nothing more will come of it; it is no longer listed as open.")
    int close(
            @CommandLine.Parameters(paramLabel = "ID", description = "Of the document it begins with.") String id,
            @CommandLine.Option(names = "--reason", required = true, description = "Why; audited.") String reason,
            @CommandLine.Option(names = "--type", description = "Record type, where the id alone is not enough.")
                    @Nullable
                    String type) {
        return decide(id, "closing", reason, type);
    }

    private int decide(String id, String act, String reason, @Nullable String type) {
        JsonNode now = person().transfers().decide(id, act, reason, type);
        System.out.println("the transfer is " + Shown.text(now, "state") + " now");
        return 0;
    }
}
