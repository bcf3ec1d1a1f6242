package org.storesync.routing.quarantine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** A row of table {@code quarantine} with its body. */
final class ParkedRow {
    static final String COLUMNS =
            "site_id, type_name, record_id, code, op, lineage_id, site_seq, coalesce(base_version, -1) as base_version, known, body";

    private ParkedRow() {}

    static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getInt("site_id"),
                row.getString("type_name"),
                row.getBytes("record_id"),
                row.getString("code"),
                row.getString("op").charAt(0),
                row.getInt("lineage_id"),
                row.getLong("site_seq"),
                row.getLong("base_version"),
                row.getLong("known"),
                row.getBytes("body"));
    }
}
