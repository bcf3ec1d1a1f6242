package org.storesync.transfer.half;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.transfer.fixture.KnownRecords.SOURCE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.fixture.KnownRecords;
import org.storesync.transfer.half.TransferDesk.Outcome;
import org.storesync.transfer.half.TransferDesk.Person;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted.Reference;
import org.storesync.transfer.half.domain.judge.Cause;
import org.storesync.transfer.half.domain.judge.Decided;
import org.storesync.transfer.half.domain.judge.Judgement;

/** D9: what people do with a transfer, and when an act does not fit. */
class TransferDeskTest {
    private static final Person ANN = new Person("ann", "agreed");

    private final Ledger ledger = new Ledger();
    private final TransferDesk desk = new TransferDesk(ledger);

    /** Keeps decisions in memory. */
    private static final class Ledger implements PairLedger {
        private final List<Judgement> written = new ArrayList<>();
        private KnownRecords records = new KnownRecords().pair(Pair.of(SOURCE, TransferKind.STOCK_TRANSFER));
        private boolean loading;

        @Override
        public <T> T decide(DocumentKey source, Rule<T> rule) {
            Decided<T> decided = rule.decide(records.scenes(), loading);
            written.addAll(decided.judgements());
            return decided.outcome();
        }

        @Override
        public int judgeWaiting(int max) {
            return 0;
        }
    }

    @DisplayName("an act is written with who did it and why")
    @Test
    void acts() {
        assertThat(desk.close(SOURCE, ANN)).isEqualTo(Outcome.DONE);
        assertThat(desk.send(SOURCE, ANN)).isEqualTo(Outcome.DONE);

        assertThat(ledger.written)
                .extracting(Judgement::cause)
                .containsExactly(new Cause("closing", "ann", "agreed"), new Cause("sending", "ann", "agreed"));
    }

    @DisplayName("a source without a pair is unknown")
    @Test
    void unknown() {
        ledger.records = new KnownRecords();

        assertThat(desk.send(SOURCE, ANN)).isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.close(SOURCE, ANN)).isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.close(new DocumentKey("transact", "S2"), ANN)).isEqualTo(Outcome.UNKNOWN);
        assertThat(ledger.written).isEmpty();
    }

    @DisplayName("a transfer is not sent while an item, a store or the load is missing; closing it fits")
    @Test
    void notFit() {
        ledger.loading = true;
        assertThat(desk.send(SOURCE, ANN)).isEqualTo(Outcome.NOT_FIT);
        ledger.loading = false;
        ledger.records.without(new Reference("item", "item"));
        assertThat(desk.send(SOURCE, ANN)).isEqualTo(Outcome.NOT_FIT);
        assertThat(ledger.written).isEmpty();

        ledger.loading = true;
        assertThat(desk.close(SOURCE, ANN)).isEqualTo(Outcome.DONE);
    }
}
