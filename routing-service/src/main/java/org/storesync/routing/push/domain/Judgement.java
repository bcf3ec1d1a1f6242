package org.storesync.routing.push.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Verdict;

/**
 * One change of a batch and what the rules said. If {@code verdict} is null, the change is a duplicate and was never judged.
 *
 * @param key null where type or id could not be read or are unknown
 */
public record Judgement(
        PushedChange change,
        @Nullable RecordKey key,
        @Nullable Verdict verdict) {}
