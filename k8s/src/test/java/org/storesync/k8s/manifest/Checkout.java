package org.storesync.k8s.manifest;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Files of this checkout that the manifests must agree with. */
public final class Checkout {
    public static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    public static final Path K8S = ROOT.resolve("k8s");

    private Checkout() {}

    /** The text of a file, named from the root. */
    public static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A property of the root's pom. */
    public static String pomProperty(String name) {
        String pom = text("pom.xml");
        String open = "<" + name + ">";
        int from = pom.indexOf(open) + open.length();
        return pom.substring(from, pom.indexOf("</" + name + ">", from));
    }

    /** The version of Storesync. */
    public static String version() {
        String pom = text("pom.xml");
        return pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
    }

    /** What a service is started with when the environment sets nothing: its own properties over those of all services. */
    public static Properties properties(String service) {
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(text("service-kit/src/main/resources/META-INF/microprofile-config.properties")));
            properties.load(new StringReader(text(service + "/src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
