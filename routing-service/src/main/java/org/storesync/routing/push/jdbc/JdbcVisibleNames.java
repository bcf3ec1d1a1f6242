package org.storesync.routing.push.jdbc;

import java.util.Collection;
import java.util.List;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.fact.jdbc.VisibleNameSql;
import org.storesync.routing.push.log.VisibleNames;

/** Names that are visible in stores. */
record JdbcVisibleNames(Session session) implements VisibleNames {

    @Override
    public void change(List<NameJoin> joins, Collection<String> ended) {
        session.act(connection -> VisibleNameSql.change(connection, joins, ended));
    }
}
