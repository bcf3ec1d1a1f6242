package org.storesync.transfer.half;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.storesync.transfer.half.domain.Event;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Cause;
import org.storesync.transfer.half.domain.judge.Decided;
import org.storesync.transfer.half.domain.judge.KnownDocument;
import org.storesync.transfer.half.domain.judge.PairJudge;

/** What people do with a transfer. Each act is kept, with the person who did it and why. */
@Singleton
public class TransferDesk {
    private final PairLedger ledger;

    public TransferDesk(PairLedger ledger) {
        this.ledger = ledger;
    }

    /** The result of an act. */
    public enum Outcome {
        DONE,
        /** No transfer has this source. */
        UNKNOWN,
        /** One of its stores, or a record that it names, has not come, or its source wants no half. */
        NOT_FIT
    }

    /** Who, and why. */
    public record Person(String name, String reason) {}

    /** Makes the half despite the reason that holds it, or brings it up to date with its source. */
    public Outcome send(DocumentKey source, Person person) {
        return act(source, Event.SENT_BY_PERSON, new Cause("sending", person.name(), person.reason()));
    }

    /** Closes a transfer: it is not listed until somebody changes its source. */
    public Outcome close(DocumentKey source, Person person) {
        return act(source, Event.CLOSED_BY_PERSON, new Cause("closing", person.name(), person.reason()));
    }

    private Outcome act(DocumentKey key, Event event, Cause cause) {
        return ledger.decide(key, (scenes, loading) -> {
            Optional<KnownDocument> source = scenes.withPair(key);
            if (source.isEmpty()) {
                return Decided.only(Outcome.UNKNOWN);
            }
            if (event == Event.SENT_BY_PERSON && (loading || !scenes.isSendable(source.get()))) {
                return Decided.only(Outcome.NOT_FIT);
            }
            return new Decided<>(Outcome.DONE, List.of(PairJudge.act(source.get(), scenes, event, cause)));
        });
    }
}
