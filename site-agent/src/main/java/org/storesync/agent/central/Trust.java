package org.storesync.agent.central;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates a site believes: those of the public authorities, and those of a country's own authority. */
public final class Trust {
    private Trust() {}

    /** @throws IllegalArgumentException if the text has no certificate in PEM */
    public static void check(String pem) {
        certificates(pem);
    }

    /** Trusts the public authorities and this one. */
    public static SSLContext withAuthority(String pem) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate each : publicOnes()) {
                all.setCertificateEntry("public-" + number++, each);
            }
            for (Certificate each : certificates(pem)) {
                all.setCertificateEntry("own-" + number++, each);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(all), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java can't make a trust store of certificates", e);
        }
    }

    private static X509Certificate[] publicOnes() throws GeneralSecurityException {
        for (TrustManager each : managers(null)) {
            if (each instanceof X509TrustManager manager) {
                return manager.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("the text of the authority has no certificate");
            }
            return found;
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "the authority must be certificates in PEM (-----BEGIN CERTIFICATE-----)", e);
        }
    }
}
