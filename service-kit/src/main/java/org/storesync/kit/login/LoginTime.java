package org.storesync.kit.login;

import jakarta.json.JsonNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a person signed in, as the token says (B5). A token that was refreshed still tells the login with which it all began.
 *
 * <p>{@code auth_time} is the claim of OpenID Connect. Keycloak has it for logins in a browser only. For a password given to its token
 * endpoint it has the times of the steps of the login, which our realm puts into {@code login_steps}. Of these the earliest counts.
 */
final class LoginTime {
    static final String AUTH_TIME = "auth_time";
    static final String LOGIN_STEPS = "login_steps";

    /** The clocks of two machines may differ by this much. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(1);

    private LoginTime() {}

    /**
     * @param claims a claim by its name, null if the token has none of this name
     * @return seconds since 1970; empty if the token does not tell
     */
    static OptionalLong of(Function<String, @Nullable Object> claims) {
        OptionalLong told = seconds(claims.apply(AUTH_TIME));
        return told.isPresent() ? told : earliest(claims.apply(LOGIN_STEPS));
    }

    /** Whether the login is younger than {@code maxAge}. One that nobody knows is not. */
    static boolean isFresh(OptionalLong login, Instant now, Duration maxAge) {
        if (login.isEmpty()) {
            return false;
        }
        long age = now.getEpochSecond() - login.getAsLong();
        return age < maxAge.toSeconds() && age >= -AHEAD_MAX.toSeconds();
    }

    private static OptionalLong earliest(@Nullable Object steps) {
        return steps instanceof Map<?, ?> times
                        && times.values().stream()
                                .allMatch(time -> seconds(time).isPresent())
                ? times.values().stream()
                        .mapToLong(time -> seconds(time).getAsLong())
                        .min()
                : OptionalLong.empty();
    }

    private static OptionalLong seconds(@Nullable Object claim) {
        long seconds = switch (claim) {
            case JsonNumber number -> number.longValue();
            case Number number -> number.longValue();
            case null, default -> 0;
        };
        return seconds > 0 ? OptionalLong.of(seconds) : OptionalLong.empty();
    }
}
