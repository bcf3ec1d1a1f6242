package org.storesync.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Properties;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.HttpCentralClient;
import org.storesync.agent.central.LinkLimits;
import org.storesync.agent.sync.Ids;
import org.storesync.agent.sync.Pause;
import org.storesync.agent.sync.SyncLimits;

/**
 * The parts of which a site is built; each can be replaced. A test cuts the link with a central that fails. A program with many sites
 * shares one HTTP client between them: {@code SiteParts.standard().withHttp(shared)}.
 *
 * @param central makes the client of central from the site's settings
 */
public record SiteParts(
        Clock clock,
        RandomGenerator random,
        Function<SiteSettings, CentralClient> central,
        SyncLimits limits,
        Pause pause) {
    private static final String VERSION = version();

    /** The parts for real use. The clock has the user's zone. */
    public static SiteParts standard() {
        Clock clock = Clock.system(ZoneId.systemDefault());
        RandomGenerator random = new SecureRandom();
        return new SiteParts(
                clock,
                random,
                settings -> http(
                        HttpCentralClient.newHttp(LinkLimits.STANDARD, settings.authority()),
                        settings,
                        new Ids(clock, random)),
                SyncLimits.STANDARD,
                Pause.REAL);
    }

    private static CentralClient http(HttpClient http, SiteSettings settings, Ids ids) {
        return new HttpCentralClient(
                http, settings.credentials(), "site-agent/" + VERSION, LinkLimits.STANDARD, ids::next);
    }

    /** This release. A native image has no manifest, so it stands in a file. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream file = SiteParts.class.getResourceAsStream("release.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("release");
    }

    /** Uses one HTTP client for many sites. */
    public SiteParts withHttp(HttpClient shared) {
        return withCentral(settings -> http(shared, settings, new Ids(clock, random)));
    }

    public SiteParts withCentral(Function<SiteSettings, CentralClient> other) {
        return new SiteParts(clock, random, other, limits, pause);
    }

    public SiteParts withLimits(SyncLimits other) {
        return new SiteParts(clock, random, central, other, pause);
    }

    public SiteParts withPause(Pause other) {
        return new SiteParts(clock, random, central, limits, other);
    }

    public SiteParts withClock(Clock other) {
        return new SiteParts(other, random, central, limits, pause);
    }

    public SiteParts withRandom(RandomGenerator other) {
        return new SiteParts(clock, other, central, limits, pause);
    }
}
