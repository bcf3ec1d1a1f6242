package org.storesync.model.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text as JSON has it, for those who write JSON by hand because they write much of it. */
public final class Quoted {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private Quoted() {}

    /** Appends the text, escaped and in quotation marks. */
    public static StringBuilder append(StringBuilder json, String text) {
        json.append('"');
        ENCODER.quoteAsString(text, json);
        return json.append('"');
    }
}
