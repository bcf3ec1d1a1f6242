package org.storesync.routing.stream.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.StreamKind;
import org.storesync.model.StreamName;
import org.storesync.routing.stream.Streams;

/** Tables {@code stream} and {@code stream_head}. */
@ApplicationScoped
public class PostgresStreams implements Streams {
    private final Transactions transactions;

    PostgresStreams(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Integer> find(StreamName name) {
        return transactions.call(connection -> find(connection, name));
    }

    @Override
    public int create(StreamName name) {
        return transactions.call(connection -> create(connection, name));
    }

    @Override
    public Optional<StreamName> name(int stream) {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select kind, owner from stream where stream_id = ?",
                row -> new StreamName(kind(row.getString(1)), row.getString(2)),
                stream));
    }

    /** Names of all streams to which the site is or was subscribed. */
    public static Map<Integer, StreamName> names(Connection connection, SiteId site) throws SQLException {
        Map<Integer, StreamName> names = new HashMap<>();
        Jdbc.list(
                connection,
                """
                select t.stream_id, t.kind, t.owner from subscription s join stream t on t.stream_id = s.stream_id
                where s.site_id = ?""",
                row -> names.put(row.getInt(1), new StreamName(kind(row.getString(2)), row.getString(3))),
                site.value());
        return names;
    }

    private static Optional<Integer> find(Connection connection, StreamName name) throws SQLException {
        return Jdbc.first(
                connection,
                "select stream_id from stream where kind = ? and owner = ?",
                row -> row.getInt(1),
                name.kind().prefix(),
                name.owner());
    }

    /** Makes the stream and its head, unless they exist, in the caller's transaction. */
    public static int create(Connection connection, StreamName name) throws SQLException {
        Optional<Integer> there = find(connection, name);
        return there.isPresent() ? there.get() : make(connection, name);
    }

    private static int make(Connection connection, StreamName name) throws SQLException {
        Jdbc.update(
                connection,
                "insert into stream (kind, owner) values (?, ?) on conflict do nothing",
                name.kind().prefix(),
                name.owner());
        int id = find(connection, name).orElseThrow();
        Jdbc.update(
                connection,
                "insert into stream_head (stream_id, lock_rank) values (?, ?) on conflict do nothing",
                id,
                (short) name.kind().lockRank());
        return id;
    }

    /** The kind with this prefix, as the table has it. */
    public static StreamKind kind(String prefix) {
        for (StreamKind kind : StreamKind.values()) {
            if (kind.prefix().equals(prefix)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of stream is called " + prefix);
    }
}
