package org.storesync.client.test;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;

/** Decides about pushed changes, one by one. */
public interface Judge {
    /** A pushed change. */
    record Pushed(
            String type,
            String id,
            String op,
            @Nullable Long baseVersion,
            @Nullable JsonNode body) {}

    /**
     * What becomes of it.
     *
     * @param version 0 for none
     * @param code empty for none
     */
    record Told(Outcome outcome, long version, String code) {
        public static Told accepted(long version) {
            return new Told(Outcome.ACCEPTED, version, "");
        }

        public static Told stale(long version) {
            return new Told(Outcome.STALE, version, "stale");
        }

        public static Told of(Outcome outcome, String code) {
            return new Told(outcome, 0, code);
        }
    }

    Told judge(Pushed change);
}
