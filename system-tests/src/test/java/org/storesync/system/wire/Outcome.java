package org.storesync.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one pushed change.
 *
 * @param word the outcome on the wire
 * @param code empty if the outcome has none
 * @param in the site's subscriptions in which the record stands
 * @param waitsFor type/id; empty if not known
 */
public record Outcome(
        long siteSeq,
        String word,
        String code,
        long version,
        List<Integer> in,
        boolean resendChildren,
        String waitsFor) {

    static List<Outcome> all(JsonNode answer) {
        List<Outcome> outcomes = new ArrayList<>();
        answer.path("outcomes").forEach(each -> outcomes.add(of(each)));
        return outcomes;
    }

    private static Outcome of(JsonNode json) {
        List<Integer> in = new ArrayList<>();
        json.path("in").forEach(number -> in.add(number.asInt()));
        JsonNode waitsFor = json.path("waitsFor");
        return new Outcome(
                json.path("siteSeq").asLong(),
                json.path("outcome").asText(),
                json.path("code").asText(""),
                json.path("version").asLong(),
                in,
                json.path("resendChildren").asBoolean(),
                waitsFor.isObject()
                        ? waitsFor.path("type").asText() + "/"
                                + waitsFor.path("id").asText()
                        : "");
    }

    public boolean accepted() {
        return word.equals("accepted");
    }

    /** The code; the outcome if it has none. */
    public String said() {
        return code.isEmpty() ? word : code;
    }
}
