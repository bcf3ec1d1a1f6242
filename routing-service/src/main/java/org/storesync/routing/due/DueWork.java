package org.storesync.routing.due;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Does what is due until nothing is left. What fails is tried again at the next look, and a replica that ends in between leaves the rest for
 * that too.
 */
public final class DueWork<T> {
    private static final Logger LOG = Logger.getLogger(DueWork.class);
    private static final int AT_ONCE = 500;

    private final IntFunction<List<T>> list;
    private final Consumer<T> settle;
    private final Function<T, String> said;
    private final AtomicInteger seen = new AtomicInteger();

    /**
     * @param list some of what is due, at most this many
     * @param settle does one piece, so that it is no longer due
     * @param said what is done later, for the log
     */
    public DueWork(IntFunction<List<T>> list, Consumer<T> settle, Function<T, String> said) {
        this.list = list;
        this.settle = settle;
        this.said = said;
    }

    /** How much was due at the last look. */
    public int seen() {
        return seen.get();
    }

    public void look() {
        boolean again = true;
        while (again) {
            List<T> found = list.apply(AT_ONCE);
            seen.set(found.size());
            again = !found.isEmpty();
            for (T due : found) {
                again &= isSettled(due);
            }
        }
    }

    /** False if it is to be tried again at the next look. */
    private boolean isSettled(T due) {
        try {
            settle.accept(due);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s later", said.apply(due));
            return false;
        }
    }
}
