package org.storesync.k8s.manifest;

import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The secrets that an installation has, none of which is in a manifest. */
public final class Secrets {
    /** What {@code new-secrets.sh} can't make up: an administrator gives these, and CloudNativePG makes the certificate of its cluster. */
    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "sync-gateway-tls", Set.of("tls.crt", "tls.key"),
            "keycloak-tls", Set.of("tls.crt", "tls.key"),
            "database-backups", Set.of("access-key-id", "secret-access-key"),
            "citus-ca", Set.of("ca.crt"),
            "database-ca", Set.of("ca.crt"));

    private Secrets() {}

    /** What {@code new-secrets.sh} prints. */
    public static List<Secret> made() throws IOException {
        Process script = new ProcessBuilder(
                        "bash", Checkout.K8S.resolve("new-secrets.sh").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Secret> secrets = new ArrayList<>();
        for (Manifest manifest : YamlDocuments.read(text)) {
            secrets.add((Secret) StrictModels.read(manifest));
        }
        return secrets;
    }

    /** The keys of each secret. */
    public static Map<String, Set<String>> keys() throws IOException {
        Map<String, Set<String>> keys = new TreeMap<>(OF_OTHERS);
        for (Secret secret : made()) {
            keys.put(secret.getMetadata().getName(), secret.getStringData().keySet());
        }
        return keys;
    }
}
