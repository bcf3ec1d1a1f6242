package org.storesync.reporting.readmodel.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;

/**
 * A table of the newest states of one type's records. Applying a row again, or an older one later, changes nothing. A {@code remove} counts
 * only if it comes from the record's present home stream. A record that moved has the version of its remove in its new home.
 */
final class RecordTable {
    /** A column of the table. {@code value} reads its text from a row; {@code cast} is the column's type. */
    record Column(String name, String cast, Function<FeedRow, @Nullable String> value) {
        static Column text(String name, Function<FeedRow, @Nullable String> value) {
            return new Column(name, "text", value);
        }
    }

    private static final Map<Operation, String> STATES =
            Map.of(Operation.UPSERT, "present", Operation.DELETE, "deleted", Operation.REMOVE, "removed");

    private final String type;
    private final Predicate<String> home;
    private final List<Column> columns;
    private final String upsert;

    /** @param home says by a stream's name whether such records are at home there, because a copy elsewhere is no stock (B2) */
    RecordTable(String type, Predicate<String> home, String table, List<Column> columns) {
        this.type = type;
        this.home = home;
        this.columns = columns;
        this.upsert = upsert(table, columns);
    }

    private static String upsert(String table, List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        String own = String.join(", ", names);
        return """
                insert into %s as known (id, version, home, state, %s)
                select id, version, home, state, %s from unnest(?, ?, ?, ?, %s) as fresh (id, version, home, state, %s)
                order by id
                on conflict (id) do update set version = excluded.version, home = excluded.home, state = excluded.state, %s
                where (excluded.version > known.version
                        or excluded.version = known.version and known.state = 'removed' and excluded.state <> 'removed')
                    and (excluded.state <> 'removed' or excluded.home = known.home)
                """.formatted(
                        table,
                        own,
                        columns.stream()
                                .map(column -> column.name() + "::" + column.cast())
                                .collect(Collectors.joining(", ")),
                        names.stream().map(name -> "?").collect(Collectors.joining(", ")),
                        own,
                        names.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", ")));
    }

    String type() {
        return type;
    }

    /** The statement, for a longer one that uses what it returns. */
    String upsert() {
        return upsert;
    }

    /** Rows of this type at home. Each id comes only once in a round, because one statement can't change a row twice. */
    List<List<FeedRow>> rounds(List<FeedRow> rows) {
        Map<String, Integer> seen = new HashMap<>();
        List<List<FeedRow>> rounds = new ArrayList<>();
        for (FeedRow row : rows) {
            if (row.type().equals(type) && home.test(row.stream()) && STATES.containsKey(row.op())) {
                int round = seen.merge(row.id(), 1, Integer::sum);
                if (rounds.size() < round) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round - 1).add(row);
            }
        }
        return rounds;
    }

    void apply(Connection connection, List<FeedRow> rows) throws SQLException {
        for (List<FeedRow> round : rounds(rows)) {
            Jdbc.update(connection, upsert, arguments(round).toArray());
        }
    }

    /** The arguments of {@link #upsert()}. */
    List<Object> arguments(List<FeedRow> round) {
        List<FeedRow> rows =
                round.stream().sorted(Comparator.comparing(FeedRow::id)).toList();
        Stream<Object> marks = Stream.of(
                Jdbc.texts(rows, FeedRow::id),
                Jdbc.longs(rows, FeedRow::version),
                Jdbc.texts(rows, FeedRow::stream),
                Jdbc.texts(rows, row -> STATES.get(row.op())));
        return Stream.concat(marks, fields(rows).stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    /** The values of each column. It goes row by row, because then a row's body is read only once. */
    private List<@Nullable String[]> fields(List<FeedRow> rows) {
        List<@Nullable String[]> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(new @Nullable String[rows.size()]));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                @Nullable String[] cells = fields.get(column);
                cells[row] = columns.get(column).value().apply(rows.get(row));
            }
        }
        return fields;
    }
}
