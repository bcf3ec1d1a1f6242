package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.IncludeTransactions;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/** "Include transactions in sync" of the store S (C3). */
class TransactionsPlanTest {
    private static final StoreId S = new StoreId("S");

    @DisplayName("C3: a dispensary leaves its transactions out; nothing is sent for that")
    @Test
    void leavesThemOut() {
        assertThat(TransactionsPlan.of(standing(true, true, true), false))
                .isEqualTo(new Changes(List.of(new IncludeTransactions(S, false), new Raise(Scope.of(S)))));
        assertThat(TransactionsPlan.heads(S)).containsExactly(StreamName.store(S));
    }

    @DisplayName("R22 transactions off, on: the site sends everything, if central collects the store at all")
    @Test
    void includesThemAgain() {
        assertThat(TransactionsPlan.of(standing(true, false, true), true))
                .isEqualTo(
                        new Changes(List.of(new IncludeTransactions(S, true), new Raise(Scope.of(S)), new Collect(S))));
        assertThat(TransactionsPlan.of(standing(true, false, false), true))
                .isEqualTo(new Changes(List.of(new IncludeTransactions(S, true), new Raise(Scope.of(S)))));
    }

    @DisplayName("C3: only a dispensary can leave them out; mode store counts as on")
    @Test
    void onlyADispensary() {
        assertThat(TransactionsPlan.of(standing(false, true, true), false))
                .isEqualTo(new Refused(Refusal.NO_DISPENSARY));
        assertThat(TransactionsPlan.of(standing(false, false, true), true))
                .as("the choice from before, when it was a dispensary; they were on already")
                .isEqualTo(new Changes(List.of(new IncludeTransactions(S, true), new Raise(Scope.of(S)))));
    }

    @DisplayName("C3: the same choice again changes nothing")
    @Test
    void changesNothing() {
        assertThat(TransactionsPlan.of(standing(true, true, true), true)).isEqualTo(new Changes(List.of()));
        assertThat(TransactionsPlan.of(standing(true, false, true), false)).isEqualTo(new Changes(List.of()));
    }

    private static Standing standing(boolean dispensary, boolean transactions, boolean collected) {
        Roles roles = new Roles(null, new SiteId(1));
        return new Standing(S, dispensary, transactions, new SiteId(10), 1, Map.of(), collected, roles);
    }
}
