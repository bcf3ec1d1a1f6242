package org.storesync.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Points a service at the double of the services that it calls, also for tokens, and gives the double to tests. */
public abstract class DoubleResource implements QuarkusTestResourceLifecycleManager {
    private final String url;
    private final Map<String, String> settings;
    private final Runnable stop;
    private final List<Object> given;

    /**
     * @param url where the double answers, also {@code /token}
     * @param settings of the service under test
     * @param given objects for fields of a test that have the class of one of them
     */
    protected DoubleResource(String url, Map<String, String> settings, Runnable stop, Object... given) {
        this.url = url;
        this.settings = settings;
        this.stop = stop;
        this.given = List.of(given);
    }

    @Override
    public final Map<String, String> start() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.oidc-client.auth-server-url", url);
        all.put("quarkus.oidc-client.token-path", "/token");
        all.put("quarkus.oidc-client.credentials.secret", "test");
        all.put("quarkus.http.test-port", "0");
        return all;
    }

    @Override
    public final void inject(TestInjector injector) {
        for (Object each : given) {
            injector.injectIntoFields(each, new TestInjector.MatchesType(each.getClass()));
        }
    }

    @Override
    public final void stop() {
        stop.run();
    }
}
