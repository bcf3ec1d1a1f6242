package org.storesync.routing.push.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.routing.push.log.Heads;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Heads in the epoch of the transaction, and how long they are held. */
record JdbcHeads(Session session, HeadHold hold) implements Heads {

    @Override
    public Map<Integer, Head> lock(Set<Integer> streams) {
        Map<Integer, Head> heads = session.run(connection -> HeadSql.lock(connection, streams, session.epoch()));
        hold.begins();
        return heads;
    }

    @Override
    public void move(Map<Integer, Long> heads) {
        session.run(connection -> HeadSql.move(connection, heads, session.epoch()));
    }

    @Override
    public void feed(List<FeedRange> ranges) {
        session.run(connection -> HeadSql.feed(connection, ranges, session.now()));
    }
}
