package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.store.Partners;

/** Reads from the view {@code store_at_site} who sees whose stores. */
@ApplicationScoped
class PostgresPartners implements Partners {
    private static final String PARTNERS = """
            with seen as (
                select t.site_id, 1 as ours, 0 as theirs from store_at_site t
                    join assignment a on a.store_id = t.store_id and a.site_id = ?
                union all
                select a.site_id, 0, 1 from store_at_site t
                    join assignment a on a.store_id = t.store_id and a.site_id is not null where t.site_id = ?
                union all
                select ?::int, 0, 0
                union all
                select site_id, 0, 0 from primary_assignment)
            select s.site_id, s.name,
                case when s.site_id = ? then 'central'
                    when exists (select 1 from primary_assignment p where p.site_id = s.site_id) then 'primary'
                    else 'site' end,
                sum(seen.ours), sum(seen.theirs)
            from seen join site s on s.site_id = seen.site_id
            where s.site_id <> ? and s.site_id > ?
            group by s.site_id, s.name order by s.site_id limit ?""";

    private final Transactions transactions;
    private final int central;

    PostgresPartners(Transactions transactions, RoutingConfig config) {
        this.transactions = transactions;
        this.central = config.centralSite();
    }

    @Override
    public Optional<List<Partner>> of(SiteId site, int after, int limit) {
        int id = site.value();
        return transactions.call(connection -> {
            boolean known = Jdbc.first(connection, "select 1 from site where site_id = ?", row -> true, id)
                    .isPresent();
            return known
                    ? Optional.of(Jdbc.list(
                            connection,
                            PARTNERS,
                            row -> new Partner(
                                    row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)),
                            id,
                            id,
                            central,
                            central,
                            id,
                            after,
                            limit))
                    : Optional.empty();
        });
    }
}
