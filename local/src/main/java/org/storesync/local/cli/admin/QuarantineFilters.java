package org.storesync.local.cli.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.suite.Person;
import picocli.CommandLine;

/** The options that say which records of the quarantine are meant. */
final class QuarantineFilters {
    static final String ID = "id";

    @CommandLine.Option(names = "--site", paramLabel = "SITE", description = "Only changes that this site pushed.")
    private @Nullable String site;

    @CommandLine.Option(names = "--type", paramLabel = "TYPE", description = "Only records of this type.")
    private @Nullable String type;

    @CommandLine.Option(names = "--code", paramLabel = "CODE", description = "Only records that wait for this reason.")
    private @Nullable String code;

    @CommandLine.Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Only records of this store, by code or id.")
    private @Nullable String store;

    @CommandLine.Option(names = "--id", paramLabel = "ID", description = "Only the record with this id.")
    private @Nullable String id;

    /** The filters as the routing-service takes them; empty if none is given. */
    Map<String, String> select(Person person) {
        Map<String, String> select = new LinkedHashMap<>();
        if (site != null) {
            select.put("siteId", person.sites().require(site).toString());
        }
        put(select, "type", type);
        put(select, ID, id);
        put(select, "code", code);
        if (store != null) {
            select.put("storeId", person.stores().require(store).value());
        }
        return select;
    }

    private static void put(Map<String, String> select, String name, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new WrongUsage("--" + name + " must not be empty");
        }
        if (value != null) {
            select.put(name, value);
        }
    }
}
