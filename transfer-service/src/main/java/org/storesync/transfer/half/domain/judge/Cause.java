package org.storesync.transfer.half.domain.judge;

import org.jspecify.annotations.Nullable;

/**
 * What brought a pair to its state, for its history.
 *
 * @param person null for none
 * @param why the person's reason
 */
public record Cause(
        String event, @Nullable String person, @Nullable String why) {
    static Cause of(String event) {
        return new Cause(event, null, null);
    }
}
