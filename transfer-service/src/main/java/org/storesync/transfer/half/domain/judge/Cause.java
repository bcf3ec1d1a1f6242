package org.storesync.transfer.half.domain.judge;

import org.jspecify.annotations.Nullable;

/**
 * What brought a pair where it is, as its history tells it.
 *
 * @param person null for none
 * @param why as the person says it
 */
public record Cause(
        String event, @Nullable String person, @Nullable String why) {
    static Cause of(String event) {
        return new Cause(event, null, null);
    }
}
