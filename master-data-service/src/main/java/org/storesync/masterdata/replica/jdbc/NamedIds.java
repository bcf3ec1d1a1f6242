package org.storesync.masterdata.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.body.Texts;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.masterdata.name.NameKind;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.RecordCatalogue;

/** Notes which central records are named by records of stores, according to the catalogue's references. Patients are not kept here. */
final class NamedIds {
    private static final Map<String, Map<String, String>> REFERENCES =
            RecordCatalogue.standard().references();
    private static final String NONE = "0";
    private static final String DISPENSARY = "dispensary";

    private NamedIds() {}

    /** Wire names of the types that name central records. */
    static Set<String> types() {
        return REFERENCES.keySet();
    }

    private record Named(String type, String id) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            int byType = type.compareTo(other.type);
            return byType == 0 ? id.compareTo(other.id) : byType;
        }
    }

    static void note(Connection connection, Kinds kinds, List<FeedRow> rows) throws SQLException {
        // In one order, so that two partitions never wait for each other.
        Set<Named> named = new TreeSet<>();
        for (FeedRow row : rows) {
            JsonNode body = row.body();
            if (body != null && row.op() == Operation.UPSERT) {
                REFERENCES.getOrDefault(row.type(), Map.of()).forEach((field, type) -> {
                    String id = body.path(field).textValue();
                    if (centrals(kinds, type, body) && usable(id)) {
                        named.add(new Named(type, id));
                    }
                });
            }
        }
        if (!named.isEmpty()) {
            Jdbc.update(
                    connection,
                    "insert into named_id (record_type, record_id) select * from unnest(?, ?) on conflict do nothing",
                    Jdbc.texts(named, Named::type),
                    Jdbc.texts(named, Named::id));
        }
    }

    private static boolean centrals(Kinds kinds, String type, JsonNode body) {
        boolean patients = type.equals(NameKind.NAME.recordType())
                && body.path("mode").asText().equals(DISPENSARY);
        return !patients && kinds.ofType(type).isPresent();
    }

    private static boolean usable(@Nullable String id) {
        return id != null && !id.equals(NONE) && Texts.isId(id);
    }
}
