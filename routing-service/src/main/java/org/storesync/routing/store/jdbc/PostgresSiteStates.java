package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.routing.store.SiteStates;

/** Sites as the tables {@code site}, {@code site_state} and {@code lane} have them. */
@ApplicationScoped
class PostgresSiteStates implements SiteStates {
    private final Transactions transactions;

    PostgresSiteStates(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<SiteState> find(SiteId site) {
        return transactions.call(connection -> Jdbc.first(
                connection,
                """
                select s.kind, g.lineage, t.queued from site s join site_state t on t.site_id = s.site_id
                left join lane l on l.site_id = s.site_id and l.lane = 0
                left join lineage g on g.site_id = l.site_id and g.lineage_id = l.lineage_id
                where s.site_id = ?""",
                row -> new SiteState(
                        site, SiteKind.ofWire(row.getString(1)), row.getObject(2, UUID.class), row.getLong(3)),
                site.value()));
    }
}
