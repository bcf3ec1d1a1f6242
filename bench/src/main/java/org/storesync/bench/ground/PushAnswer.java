package org.storesync.bench.ground;

import java.nio.charset.StandardCharsets;
import org.storesync.bench.data.Batch;
import org.storesync.bench.http.HttpAnswer;

/** Reads answers of pushes once the clock has stopped. */
public final class PushAnswer {
    private static final byte[] ACCEPTED = "\"outcome\":\"accepted\"".getBytes(StandardCharsets.UTF_8);
    private static final int SHOWN = 400;

    private PushAnswer() {}

    /** @throws BenchFailure unless each record of the batch was accepted */
    public static void requireAccepted(Batch batch, HttpAnswer answer) {
        byte[] body = answer.plain();
        int accepted = answer.status() == 200 ? count(body, ACCEPTED) : 0;
        if (accepted != batch.count()) {
            String text = new String(body, StandardCharsets.UTF_8);
            throw new BenchFailure("a push of " + batch.count() + " records was answered " + answer.status() + " with "
                    + accepted + " accepted: " + text.substring(0, Math.min(SHOWN, text.length())));
        }
    }

    static int count(byte[] text, byte[] word) {
        int count = 0;
        int i = 0;
        while (i <= text.length - word.length) {
            int matched = 0;
            while (matched < word.length && text[i + matched] == word[matched]) {
                matched++;
            }
            if (matched == word.length) {
                count++;
                i += word.length;
            } else {
                i++;
            }
        }
        return count;
    }
}
