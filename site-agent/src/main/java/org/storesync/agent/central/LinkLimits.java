package org.storesync.agent.central;

import java.time.Duration;

/**
 * How long a call may take and how much an answer may hold.
 *
 * @param connect until the connection stands
 * @param answer without a single byte coming in
 * @param uplinkBytesPerSecond slowest link reckoned with: sending a body prolongs the wait for the answer by its size over this
 * @param answerBytesMax of an answer, before and after it is unfolded
 */
public record LinkLimits(Duration connect, Duration answer, int uplinkBytesPerSecond, int answerBytesMax) {
    public static final LinkLimits STANDARD =
            new LinkLimits(Duration.ofSeconds(4), Duration.ofSeconds(120), 2_000, 64 << 20);

    Duration patience(int requestBytes) {
        return answer.plusSeconds(requestBytes / uplinkBytesPerSecond);
    }
}
