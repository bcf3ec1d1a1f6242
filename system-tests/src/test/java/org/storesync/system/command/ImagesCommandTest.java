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

class ImagesCommandTest {
    private static final String MAIN = "org.storesync.images.Main ";
    private static final String ALL =
            "sync-gateway routing-service master-data-service transfer-service reporting-service";

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
    @DisplayName("images: builds the services with their lists of components, then makes the images of all")
    void makesAll() throws Exception {
        Checkout.Run run = checkout.run(env, "images");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(checkout.calls())
                .singleElement()
                .asString()
                .contains(" -Dsbom ", "-pl local,sync-gateway,routing-service,", ",images -am package");
        assertThat(run.out().strip()).endsWith(MAIN + ALL);
    }

    @Test
    @DisplayName("images: takes names and a base, and builds nothing when nothing changed")
    void takesNamesAndABase() throws Exception {
        checkout.run(env, "images");

        Checkout.Run run = checkout.run(env, "images", "--base", "a/b:1", "transfer-service", "sync-gateway");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(checkout.calls()).hasSize(1);
        assertThat(run.out().strip()).endsWith(MAIN + "--base a/b:1 transfer-service sync-gateway");
        assertThat(checkout.run(env, "images", "--base=x.tar").out().strip()).endsWith(MAIN + "--base=x.tar " + ALL);
    }

    @Test
    @DisplayName("images --native: without a binary the command says how to compile it, and builds nothing")
    void needsBinaries() throws Exception {
        Checkout.Run run = checkout.run(env, "images", "--native", "sync-gateway");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("sync-gateway has no native binary", "./storesync native sync-gateway compiles it");
        assertThat(checkout.calls()).isEmpty();

        checkout.executable("sync-gateway/target/sync-gateway-9.9-runner", "#!/bin/sh\n");

        assertThat(checkout.run(env, "images", "--native", "sync-gateway").out().strip())
                .endsWith(MAIN + "--native sync-gateway");
    }

    @Test
    @DisplayName("images: a word that is not known is wrong usage, says which there are, and nothing is built")
    void refusesWhatItDoesNotKnow() throws Exception {
        for (String word : List.of("gateway", "sync-gateway routing-service")) {
            Checkout.Run run = checkout.run(env, "images", word);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).isEqualTo("storesync: '" + word + "' is no service; there are: " + ALL + "\n");
        }
        assertThat(checkout.run(env, "images", "--moon").err())
                .contains("images takes --native, --base NAME|TAR and names");
        assertThat(checkout.run(env, "images", "--base").code()).isEqualTo(2);
        assertThat(checkout.calls()).isEmpty();
    }

    @Test
    @DisplayName("images: while a suite runs here, nothing that it reads is replaced")
    void leavesARunningSuiteAlone() throws Exception {
        checkout.write(
                ".storesync/run/up.properties",
                "up=up " + ProcessHandle.current().pid() + " now\n");

        Checkout.Run run = checkout.run(env, "images");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("images can't be built while a suite runs here", "./storesync down");
        assertThat(checkout.calls()).isEmpty();
    }

    @Test
    @DisplayName("images: help does not build")
    void helps() throws Exception {
        assertThat(checkout.run(env, "images", "--help").out().strip()).endsWith(MAIN + "--help");
        assertThat(checkout.fresh().run("images", "--help").out())
                .startsWith("  ./storesync images [--native] [--base NAME|TAR] [NAME...]\n");
        assertThat(checkout.calls()).isEmpty();
    }
}
