package org.storesync.masterdata.central.jdbc;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.central.Lookup;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.masterdata.kind.Link.Referrer;
import org.storesync.masterdata.kind.Link.Tie;

/** Looks up records in the tables of central data. */
@Singleton
class SqlLookup implements Lookup {
    private final CurrentTransaction transaction;
    private final Kinds kinds;

    SqlLookup(CurrentTransaction transaction, Kinds kinds) {
        this.transaction = transaction;
        this.kinds = kinds;
    }

    @Override
    public boolean exists(Kind kind, String id) {
        return first("select id from " + kind.table() + " where id = ? and not deleted", id)
                .isPresent();
    }

    @Override
    public Optional<String> withKey(Kind kind, String foldedKey, String exceptId) {
        return first(
                "select id from " + kind.table() + " where folded_key = ? and not deleted and id <> ? limit 1",
                foldedKey,
                exceptId);
    }

    @Override
    public Optional<String> withLinks(Kind kind, List<@Nullable String> links, String exceptId) {
        StringBuilder sql = new StringBuilder("select id from " + kind.table() + " where not deleted and id <> ?");
        List<String> arguments = new ArrayList<>(List.of(exceptId));
        for (int i = 0; i < links.size(); i++) {
            String target = links.get(i);
            if (target != null) {
                sql.append(" and ").append(kind.links().get(i).column()).append(" = ?");
                arguments.add(target);
            }
        }
        return first(sql.append(" limit 1").toString(), arguments.toArray());
    }

    private Optional<String> first(String sql, Object... arguments) {
        return transaction.call(connection -> Jdbc.first(connection, sql, row -> row.getString(1), arguments));
    }

    @Override
    public boolean namedByStores(Kind kind, String id) {
        return first("select record_id from named_id where record_type = ? and record_id = ?", kind.recordType(), id)
                .isPresent();
    }

    @Override
    public Map<String, Long> usages(Kind kind, String id) {
        return transaction.call(connection -> {
            Map<String, Long> usages = new LinkedHashMap<>();
            for (Referrer referrer : kinds.referrers(kind)) {
                if (referrer.link().tie() != Tie.BELONGS) {
                    long count = Jdbc.first(
                                    connection,
                                    "select count(*) from " + referrer.kind().table() + " where "
                                            + referrer.link().column() + " = ? and not deleted",
                                    row -> row.getLong(1),
                                    id)
                            .orElse(0L);
                    if (count > 0) {
                        usages.merge(referrer.kind().label(), count, Long::sum);
                    }
                }
            }
            return usages;
        });
    }
}
