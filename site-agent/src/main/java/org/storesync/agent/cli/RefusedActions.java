package org.storesync.agent.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.storesync.agent.Site;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;

/** {@code refused}, {@code drop} and {@code send-again}: changes that central did not take, and how to go on. */
final class RefusedActions {
    private final SiteHome home;
    private final Terminal terminal;

    RefusedActions(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int list(int limit, boolean json) {
        try (Site site = home.open()) {
            List<Refusal> refusals = site.refused(limit);
            if (json) {
                terminal.line(BodyAssembler.pretty(json(refusals)));
                return ExitCode.OK;
            }
            for (Refusal refusal : refusals) {
                tell(refusal);
            }
            long all = site.counts().refused() + site.counts().waiting();
            terminal.line(
                    all > refusals.size()
                            ? "The newest %s of %s.".formatted(Formats.count(refusals.size()), Formats.records(all))
                            : Formats.records(all) + ".");
            if (all > 0) {
                terminal.line(home.call("drop TYPE ID") + " gives the change up and takes what central has; "
                        + home.call("send-again TYPE ID") + " sends it again, when you have removed the cause.");
            }
            return ExitCode.OK;
        }
    }

    private void tell(Refusal refusal) {
        terminal.line("%s %s %s, %s"
                .formatted(
                        refusal.waiting() ? "waiting" : "refused",
                        refusal.key().type(),
                        refusal.key().id(),
                        terminal.time(refusal.at())));
        String meaning = meaning(refusal.code());
        terminal.line("  " + refusal.code() + (meaning.isEmpty() ? "" : ": " + meaning));
        if (!refusal.detail().isEmpty() && !refusal.detail().equals(meaning)) {
            terminal.line("  " + refusal.detail());
        }
        Refusal.Decision decision = refusal.decision();
        if (decision != null) {
            terminal.line("  central decided: %s%s, %s"
                    .formatted(
                            word(decision.word()),
                            decision.reason().isEmpty() ? "" : " (" + decision.reason() + ")",
                            decision.at()));
        }
    }

    private static String word(String decision) {
        return switch (decision) {
            case "DISCARD" -> "discarded";
            case "JUDGE_AGAIN" -> "judged again";
            default -> decision;
        };
    }

    static String meaning(String code) {
        for (RecordCode known : RecordCode.values()) {
            if (known.wireName().equals(code)) {
                return known.meaning();
            }
        }
        return "";
    }

    /** The same form as in {@code status}. */
    static ArrayNode json(List<Refusal> refusals) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (Refusal refusal : refusals) {
            ObjectNode json = list.addObject()
                    .put("type", refusal.key().type())
                    .put("id", refusal.key().id())
                    .put("outcome", (refusal.waiting() ? Outcome.QUARANTINED : Outcome.REFUSED).wireName())
                    .put("code", refusal.code())
                    .put("meaning", meaning(refusal.code()))
                    .put("detail", refusal.detail())
                    .put("at", refusal.at().toString());
            Refusal.Decision decision = refusal.decision();
            if (decision != null) {
                json.putObject("decision")
                        .put("decision", decision.word())
                        .put("reason", decision.reason())
                        .put("at", decision.at());
            }
        }
        return list;
    }

    int drop(String type, String id) {
        try (Site site = home.open()) {
            Refusal refusal = refusal(site, type, id);
            boolean gone = site.dropRefused(refusal.key());
            terminal.line(
                    gone
                            ? "Dropped %s %s: central does not have it, so it is gone here.".formatted(type, id)
                            : "Dropped the change of %s %s: this site shows what central has.".formatted(type, id));
            if (refusal.waiting() && refusal.decision() == null) {
                terminal.line("At central it still waits until a person there decides.");
            }
            return ExitCode.OK;
        }
    }

    int sendAgain(String type, String id) {
        try (Site site = home.open()) {
            Refusal refusal = refusal(site, type, id);
            site.sendRefusedAgain(refusal);
            terminal.line("%s %s is sent again with the next sync.".formatted(type, id));
            return ExitCode.OK;
        }
    }

    private Refusal refusal(Site site, String type, String id) {
        Optional<Refusal> found = site.refusal(new RecordKey(type, id));
        return found.orElseThrow(() -> new IllegalArgumentException(
                "no change of " + type + " " + id + " was refused or waits; " + home.call("refused") + " lists them"));
    }
}
