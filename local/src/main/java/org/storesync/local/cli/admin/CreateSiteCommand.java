package org.storesync.local.cli.admin;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.country.Names;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Person;
import org.storesync.model.StoreId;
import picocli.CommandLine;

/** A small wizard: asks for values that are not given, creates the site, shows its secret once, and says what to do next. */
@CommandLine.Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description =
                "Make a new site: ask for what is missing, show its secret once or write it into a file, and say how"
                        + " to go on.")
final class CreateSiteCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private @Nullable SiteCommand site;

    @CommandLine.Option(names = "--kind", paramLabel = "KIND", description = "desktop, mobile or open-msupply.")
    private @Nullable String kind;

    @CommandLine.Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Code or id of the store that becomes active on it.")
    private @Nullable String store;

    @CommandLine.Mixin
    private HandOverOption handOver = new HandOverOption();

    @Override
    public Integer call() {
        SiteCommand parent = Objects.requireNonNull(site);
        Person person = parent.person();
        String name = parent.name();
        if (person.sites().find(name).isPresent()) {
            throw new WrongUsage("there is a site '" + name + "' already: ./storesync admin sites lists them");
        }
        String wanted = kind;
        if (wanted == null && Terminal.isSeen()) {
            wanted = ask("Kind of the site (" + String.join(", ", Kinds.WORDS) + ")", Kinds.WORDS.getFirst());
            if (store == null) {
                String answer = ask("Store that becomes active on it (code, or nothing)", "");
                store = answer.isEmpty() ? null : answer;
            }
        }
        var checked = Kinds.of(wanted == null ? Kinds.WORDS.getFirst() : wanted);
        StoreId active = store == null ? null : person.stores().require(store);
        handOver.reserve(parent.gateway(), parent.authority());
        Administration administration = person.administration();
        Administration.CreatedSite created = handOver.keep(() -> administration.createSite(name, checked));
        if (active != null) {
            administration.assign(active, created.id());
        }
        System.out.print(next(created));
        return 0;
    }

    private String next(Administration.CreatedSite created) {
        return handOver.isWanted() ? handedOver(created) : typed(created);
    }

    private String handedOver(Administration.CreatedSite created) {
        String slug = Names.slug(created.name());
        return """
            site    %s
            id      %s
            kind    %s

            The secret is in %s, which only you may read. Bring the file safely to the site's machine, then delete it here.
            Next, on the site's machine:
              site-agent init --hand-over FILE
            %sThen ./storesync admin site %s queue shows how its first load goes.
            """.formatted(created.name(), created.id(), created.kind().wireName(), handOver, store(slug), slug);
    }

    private String typed(Administration.CreatedSite created) {
        String slug = Names.slug(created.name());
        return """
            site    %s
            id      %s
            kind    %s
            secret  %s

            The secret is shown this once: hand it over safely, to who sets the machine up.
            Next, on the site's machine:
              ./storesync site %s init --url ADDRESS_OF_CENTRAL --site-id %s     (it asks for the secret)
            %sThen ./storesync admin site %s queue shows how its first load goes.
            """.formatted(
                        created.name(),
                        created.id(),
                        created.kind().wireName(),
                        created.secret(),
                        slug,
                        created.id(),
                        store(slug),
                        slug);
    }

    private String store(String slug) {
        return store == null ? "Give it a store: ./storesync admin store STORE assign " + slug + "\n" : "";
    }

    private static String ask(String question, String otherwise) {
        String answer = Objects.requireNonNull(System.console())
                .readLine("%s%s: ", question, otherwise.isEmpty() ? "" : " [" + otherwise + "]");
        return answer == null || answer.isBlank() ? otherwise : answer.strip();
    }
}
