package org.storesync.routing.push.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.storesync.routing.push.log.Keys;
import org.storesync.routing.push.log.PushLog;
import org.storesync.routing.push.log.PushLog.Transaction;

/** Runs a batch in a transaction. If the plan's ground moved, it runs the batch again in another transaction. */
public final class Attempts {
    private Attempts() {}

    /** One run of a batch. */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * @param heads heads that earlier plans lacked
         * @param copyKeys write new ids without asking for each
         * @throws Replan if something moved on which the plan depends
         */
        T run(Transaction transaction, Set<Integer> heads, boolean copyKeys);
    }

    /** The result; empty if something kept moving. */
    public static <T> Optional<T> run(PushLog log, int replansMax, Attempt<T> attempt) {
        Set<Integer> heads = new HashSet<>();
        boolean copyKeys = true;
        for (int tries = 0; tries <= replansMax; tries++) {
            boolean optimistic = copyKeys;
            try {
                return Optional.of(log.inTransaction(transaction -> attempt.run(transaction, heads, optimistic)));
            } catch (Replan moved) {
                heads.addAll(moved.heads());
            } catch (Keys.Taken taken) {
                copyKeys = false;
            }
        }
        return Optional.empty();
    }
}
