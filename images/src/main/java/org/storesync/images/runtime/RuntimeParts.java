package org.storesync.images.runtime;

import java.util.ArrayList;
import java.util.List;

/** What a runtime has, by the programs that it is for. */
public enum RuntimeParts {
    SERVICES(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs"),
    /** For the site-agent: small, because clinics fetch it over thin links. */
    SITE("java.base", "java.net.http", "java.sql") {
        @Override
        List<String> options() {
            List<String> options = new ArrayList<>(super.options());
            options.add("--strip-debug");
            return options;
        }
    };

    private final String modules;

    RuntimeParts(String... modules) {
        this.modules = String.join(",", modules);
    }

    /** For jlink. */
    List<String> options() {
        return List.of("--add-modules=" + modules, "--compress=zip-6", "--no-header-files", "--no-man-pages");
    }
}
