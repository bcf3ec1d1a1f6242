package org.storesync.agent.cli;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.HandOver;

/**
 * What a person typed after {@code init}: a file, or each value.
 *
 * @param authority a file with certificates
 */
record HandOverWords(
        @Nullable Path file,
        @Nullable URI url,
        @Nullable Integer siteId,
        @Nullable String secret,
        @Nullable Path authority,
        @Nullable String title) {

    /** @param otherwise the site's name if none is given */
    HandOver handOver(String otherwise) {
        HandOver given = file == null ? typed(otherwise) : read(file);
        return title == null
                ? given
                : new HandOver(given.url(), given.siteId(), title, given.secret(), given.authority());
    }

    private HandOver read(Path from) {
        if (Stream.of(url, siteId, secret, authority).anyMatch(word -> word != null)) {
            throw new UsageFault(
                    "--hand-over has all that init needs: leave out the address, number, secret and authority");
        }
        try {
            return HandOver.read(from);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    private HandOver typed(String otherwise) {
        if (url == null || siteId == null) {
            throw new UsageFault("init needs --hand-over FILE, or --url and --site-id and the secret");
        }
        return new HandOver(url, siteId, otherwise, secret == null ? asked() : secret, certificates());
    }

    private static String asked() {
        char[] typed = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("Secret of the site: "))
                .orElseThrow(() -> new UsageFault("--secret is needed: it was shown when the site was created"));
        return new String(typed);
    }

    private @Nullable String certificates() {
        if (authority == null) {
            return null;
        }
        try {
            return Files.readString(authority);
        } catch (IOException e) {
            throw new UsageFault("can't read the file " + authority);
        }
    }
}
