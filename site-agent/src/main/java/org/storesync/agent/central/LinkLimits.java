package org.storesync.agent.central;

import java.time.Duration;

/**
 * How long a call may take and how large an answer may be.
 *
 * @param connect until the connection is made
 * @param answer without a single byte coming in
 * @param uplinkBytesPerSecond the slowest link that is expected: the wait for an answer is longer by the body's size divided by this
 * @param answerBytesMax of an answer, before and after inflation
 */
public record LinkLimits(Duration connect, Duration answer, int uplinkBytesPerSecond, int answerBytesMax) {
    public static final LinkLimits STANDARD =
            new LinkLimits(Duration.ofSeconds(4), Duration.ofSeconds(120), 2_000, 64 << 20);

    Duration patience(int requestBytes) {
        return answer.plusSeconds(requestBytes / uplinkBytesPerSecond);
    }
}
