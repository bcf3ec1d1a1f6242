package org.storesync.kit.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of logins, the same in every service. */
@ConfigMapping(prefix = "sync.login")
public interface LoginConfig {
    /** The login of a person who changes sync settings is younger than this. */
    @WithDefault("10m")
    Duration maxAge();
}
