package org.storesync.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {
    private static final String MAIN = "org.storesync.images.BundleMain ";

    @TempDir
    Path folder;

    private Checkout checkout;
    private Map<String, String> env;

    @BeforeEach
    void make() throws IOException {
        checkout = new Checkout(folder);
        checkout.write("images/target/classpath", "jars");
        env = checkout.printingJava();
    }

    @Test
    @DisplayName("bundle site: builds the site-agent without any service, then writes the archive")
    void makesTheArchiveOfASite() throws Exception {
        Checkout.Run run = checkout.run(env, "bundle", "site");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(checkout.calls()).singleElement().asString().contains(" -pl site-agent,images -am package");
        assertThat(run.out().strip()).endsWith(MAIN + "site");
    }

    @Test
    @DisplayName(
            "bundle: builds the services with their lists of components, as images does, and takes a folder of others")
    void makesTheBundleOfARelease() throws Exception {
        Checkout.Run run = checkout.run(env, "bundle", "--with", folder.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(checkout.calls()).singleElement().asString().contains(" -Dsbom ", "-pl local,sync-gateway,");
        assertThat(run.out().strip()).endsWith(MAIN + "--with " + folder);
        assertThat(checkout.run(env, "bundle", "--with", folder.resolve("none").toString())
                        .code())
                .isEqualTo(2);
        assertThat(checkout.run(env, "bundle", "--native").err()).contains("sync-gateway has no native binary");
        assertThat(checkout.calls()).hasSize(1);
    }

    @Test
    @DisplayName("bundle: words that are not known are wrong usage, and nothing is built")
    void refusesWhatItDoesNotKnow() throws Exception {
        for (List<String> words : List.of(List.of("bundle", "sight"), List.of("bundle", "site", "now"))) {
            Checkout.Run run = checkout.run(env, words.toArray(String[]::new));
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("storesync: bundle ").contains("'" + words.getLast() + "'");
        }
        assertThat(checkout.calls()).isEmpty();
    }

    @Test
    @DisplayName("bundle: while a suite runs here, nothing that it reads is replaced; help does not build")
    void leavesARunningSuiteAlone() throws Exception {
        checkout.write(
                ".storesync/run/up.properties",
                "up=up " + ProcessHandle.current().pid() + " now\n");

        Checkout.Run run = checkout.run(env, "bundle", "site");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("the archive can't be built while a suite runs here", "./storesync down");
        assertThat(checkout.run(env, "bundle", "--help").out().strip()).endsWith(MAIN + "--help");
        assertThat(checkout.calls()).isEmpty();
    }
}
