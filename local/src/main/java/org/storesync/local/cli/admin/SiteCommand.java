package org.storesync.local.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Listing;
import org.storesync.local.cli.terminal.Shown;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.WrongUsage;
import org.storesync.model.SiteId;
import picocli.CommandLine;

@CommandLine.Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "Show one site, make a new one, or change it.",
        subcommands = {CreateSiteCommand.class, SiteQueueCommand.class, SitePartnersCommand.class})
final class SiteCommand extends AdminPart {
    @CommandLine.Parameters(index = "0", paramLabel = "SITE", description = "Name or id.")
    private String name = "";

    @CommandLine.Mixin
    private Listing listing = new Listing();

    String name() {
        return name;
    }

    /** Where sites reach this suite. */
    URI gateway() {
        return person().gateway();
    }

    /** What sites must trust to reach this suite, as PEM; null without TLS. */
    @Nullable
    String authority() {
        return person().authority();
    }

    /** @throws org.storesync.local.host.WrongUsage if no site has this name or number */
    SiteId site() {
        return person().sites().require(name);
    }

    @Override
    public Integer call() {
        String id = site().toString();
        JsonNode found = person().sites().all().stream()
                .filter(site -> Shown.text(site, "siteId").equals(id))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(name + " is a service of central, not a site"));
        listing.print(found, SitesCommand.table(person(), List.of(found)));
        return 0;
    }

    @CommandLine.Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "Refuse the site on all replicas within seconds, such as after its machine was stolen.")
    int suspend(@CommandLine.Option(names = "--reason", required = true, description = "Why; shown.") String reason) {
        person().administration().suspend(site(), reason);
        return done("is suspended");
    }

    @CommandLine.Command(name = "resume", mixinStandardHelpOptions = true, description = "Serve the site again.")
    int resume() {
        person().administration().resume(site());
        return done("is served again");
    }

    @CommandLine.Command(
            name = "release-device",
            mixinStandardHelpOptions = true,
            description = "Release its machine: the next machine that calls is bound, and loads everything.")
    int releaseDevice() {
        person().administration().releaseDevice(site());
        return done("is bound to the next machine that calls");
    }

    @CommandLine.Command(
            name = "new-secret",
            mixinStandardHelpOptions = true,
            description = "Give the site a new secret, which is shown only once. The old one ends within seconds.")
    int newSecret() {
        System.out.println(
                "new secret, shown this once: " + person().administration().rekey(site()));
        return 0;
    }

    @CommandLine.Command(
            name = "kind",
            mixinStandardHelpOptions = true,
            description = "Change the site's kind: desktop, mobile or open-msupply.")
    int kind(@CommandLine.Parameters(paramLabel = "KIND") String kind) {
        person().administration().changeKind(site(), Kinds.of(kind));
        return done("is of kind " + kind + " now");
    }

    @CommandLine.Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Delete the site permanently. Refused while a store is active there.")
    int delete() {
        person().administration().deleteSite(site());
        return done("is deleted");
    }

    private int done(String how) {
        System.out.println(new Table(name + " " + how).toString().strip());
        return 0;
    }
}
