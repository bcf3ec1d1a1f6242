package org.storesync.routing.push.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.storesync.model.SiteId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.fact.jdbc.LossSql;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.fact.jdbc.VisibleNameSql;
import org.storesync.routing.push.log.Grounds;
import org.storesync.routing.rule.domain.Asked;

/** Facts, and which streams a site is or was subscribed to. */
record JdbcGrounds(Session session, SharedStreams shared, ServiceSites services) implements Grounds {
    private static final String WAS_ENTITLED = """
            select 1 from subscription where site_id = ? and stream_id = ? and ended_at is not null
            union all
            select 1 from former_primary f, stream t where f.site_id = ? and t.stream_id = ? and t.kind in
            """ + LossSql.KINDS_OF_PRIMARY;

    @Override
    public long epoch() {
        return session.epoch();
    }

    @Override
    public Facts facts(Pusher pusher, Asked asked) {
        return session.run(connection -> {
            Facts facts = FactReader.read(
                    connection, services, shared, pusher, asked.stores(), asked.names(), asked.streams());
            Set<String> parties = facts.names(asked.parties());
            // After the versions: what is visible then is not older than they are.
            return parties.isEmpty()
                    ? facts
                    : facts.with(VisibleNameSql.among(connection, pusher.site(), facts.stores(), parties));
        });
    }

    @Override
    public boolean unmoved(Facts facts) {
        return session.run(connection -> VersionSql.unmoved(connection, session.epoch(), facts.versions()));
    }

    @Override
    public Map<Integer, Integer> subscriptions(SiteId site) {
        Map<Integer, Integer> numbers = new HashMap<>();
        session.list(
                "select stream_id, subscription_no from subscription where site_id = ? and ended_at is null",
                row -> numbers.put(row.getInt(1), row.getInt(2)),
                site.value());
        return numbers;
    }

    @Override
    public boolean seesStore(SiteId site, String storeId) {
        return session.exists("select 1 from store_at_site where store_id = ? and site_id = ?", storeId, site.value());
    }

    @Override
    public boolean wasEntitled(SiteId site, int stream) {
        return session.exists(WAS_ENTITLED, site.value(), stream, site.value(), stream);
    }
}
