package org.storesync.local.suite;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.storesync.local.host.LocalFailure;

/** The login of a person at the command line. When it is too old, the person is asked for the password again (B5). */
final class PersonLogin implements Login {
    private final String user;
    private final Function<String, Login> byPassword;
    private final Function<String, Optional<String>> asked;
    private Login present;

    /**
     * @param first the login as long as nobody has to be asked
     * @param byPassword a new login by this password
     * @param asked asks a user for the password; empty if there is no terminal to ask at
     */
    PersonLogin(
            String user, Login first, Function<String, Login> byPassword, Function<String, Optional<String>> asked) {
        this.user = user;
        this.present = first;
        this.byPassword = byPassword;
        this.asked = asked;
    }

    @Override
    public String token(URI service) {
        return present.token(service);
    }

    @Override
    public boolean renew() {
        String password = asked.apply(user)
                .orElseThrow(
                        () -> new LocalFailure(
                                "the login of " + user
                                        + " is too old for a change of sync settings: run the command at a terminal, where it asks for the password"));
        present = byPassword.apply(password);
        return true;
    }
}
