package org.storesync.local.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The certificates of a suite with TLS: a certificate authority that only this suite has, and one certificate for 127.0.0.1 and localhost,
 * which all its servers show. The JDK's keytool makes them at the first start. The authority's key never leaves the folder and signs nothing
 * else.
 */
public final class Certificates {
    /** The store of the authority's certificate holds nothing secret, but a PKCS #12 file needs a password. */
    public static final String TRUST_PASSWORD = "storesync";

    private static final String AUTHORITY = "ca";
    private static final String SERVER = "server";
    private static final String AUTHORITY_DAYS = "3650";
    private static final String SERVER_DAYS = "397";
    private static final Duration RENEWAL = Duration.ofDays(30);
    private static final String PASSWORD_VARIABLE = "STORESYNC_CERTIFICATES";

    private final Path folder;
    private final Path authority;
    private final Secrets secrets;
    private final Clock clock;

    public Certificates(StateDir state, Secrets secrets, Clock clock) {
        this.folder = state.certificates();
        this.authority = state.authority();
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The authority's certificate as PEM: what a client must trust. */
    public Path authority() {
        return authority;
    }

    /** The same as PKCS #12, under {@link #TRUST_PASSWORD}. */
    public Path trust() {
        return folder.resolve("trust.p12");
    }

    /** Key and certificate of the servers, as PKCS #12. */
    public Path server() {
        return folder.resolve("server.p12");
    }

    public String serverPassword() {
        return secrets.key("certificates");
    }

    /** The settings with which a service speaks TLS at this port, and nothing else. */
    public Map<String, String> settings(int port) {
        return Map.of(
                "QUARKUS_HTTP_INSECURE_REQUESTS", "disabled",
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(port),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", server().toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", serverPassword());
    }

    /** Makes what is missing, and a new server certificate in the last month of the old one. */
    public void prepare() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.exists(trust())) {
                makeAuthority();
            }
            if (!Files.exists(server()) || endsSoon()) {
                makeServer();
            }
        } catch (IOException e) {
            throw StateDir.explain(folder, e);
        } catch (GeneralSecurityException e) {
            throw new LocalFailure("can't read the certificates in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void makeAuthority() throws IOException, GeneralSecurityException {
        Files.deleteIfExists(keys());
        makeKey(
                List.of("-alias", AUTHORITY, "-dname", "CN=Storesync on this machine", "-validity", AUTHORITY_DAYS),
                List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign"));
        Certificate made = open(keys()).getCertificate(AUTHORITY);
        Files.writeString(authority(), pem(made));
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, made);
        store(trusted, trust(), TRUST_PASSWORD);
    }

    private void makeServer() throws IOException, GeneralSecurityException {
        KeyStore before = open(keys());
        // There may be one although no server has it, because an earlier attempt was stopped.
        if (before.containsAlias(SERVER)) {
            before.deleteEntry(SERVER);
            store(before, keys(), serverPassword());
        }
        makeKey(
                List.of("-alias", SERVER, "-signer", AUTHORITY, "-dname", "CN=127.0.0.1", "-validity", SERVER_DAYS),
                List.of("-ext", "san=ip:127.0.0.1,dns:localhost", "-ext", "eku=serverAuth"));
        KeyStore signed = open(keys());
        char[] password = serverPassword().toCharArray();
        KeyStore server = empty();
        server.setKeyEntry(SERVER, signed.getKey(SERVER, password), password, signed.getCertificateChain(SERVER));
        store(server, server(), serverPassword());
    }

    private boolean endsSoon() throws IOException, GeneralSecurityException {
        return !(open(server()).getCertificate(SERVER) instanceof X509Certificate certificate)
                || certificate
                        .getNotAfter()
                        .toInstant()
                        .isBefore(clock.instant().plus(RENEWAL));
    }

    private KeyStore open(Path store) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), serverPassword().toCharArray());
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            store.store(out, password.toCharArray());
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** The authority's key, and each key that it signed. */
    private Path keys() {
        return folder.resolve("ca.p12");
    }

    /** The JDK's classes can't sign a certificate, its keytool can. */
    private void makeKey(List<String> who, List<String> extensions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(who);
        command.addAll(extensions);
        command.addAll(List.of("-keystore", keys().toString(), "-storepass:env", PASSWORD_VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, serverPassword());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new LocalFailure("can't make a certificate: keytool says: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
