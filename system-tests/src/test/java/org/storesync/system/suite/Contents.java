package org.storesync.system.suite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks for a word in everything a database holds, whatever the column is for (I3). */
public final class Contents {
    private Contents() {}

    /** Columns, as table.column, with the word in one of their rows. */
    public static List<String> columnsWith(Connection database, String word) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String[] column : columns(database)) {
            String text = column[2].equals("bytea")
                    ? "encode(\"" + column[1] + "\", 'escape')"
                    : "\"" + column[1] + "\"::text";
            String query = "select exists (select 1 from \"" + column[0] + "\" where position(? in " + text + ") > 0)";
            try (PreparedStatement statement = database.prepareStatement(query)) {
                statement.setString(1, word);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        found.add(column[0] + "." + column[1]);
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> columns(Connection database) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select c.table_name, c.column_name, c.data_type
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and t.table_type = 'BASE TABLE'
                        order by 1, 2
                        """)) {
            while (row.next()) {
                columns.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
            }
        }
        return columns;
    }
}
