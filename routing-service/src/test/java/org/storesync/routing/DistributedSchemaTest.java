package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestPostgres;

/** The schema can be distributed as it is (architecture, section 7; docs/adr/0013). This test finds what would prevent it. */
class DistributedSchemaTest {
    /**
     * Tables that grow with the country or that each push writes, and the columns by which they are distributed. All other tables are on
     * each node.
     */
    static final Map<String, String> SPREAD = Map.ofEntries(
            Map.entry("record", "stream_id"),
            Map.entry("stream_head", "stream_id"),
            Map.entry("v5_base", "stream_id"),
            Map.entry("record_home", "record_id"),
            Map.entry("alias", "old_id"),
            Map.entry("subscription", "site_id"),
            Map.entry("lane", "site_id"),
            Map.entry("push_batch", "site_id"),
            Map.entry("quarantine", "site_id"),
            Map.entry("ack_log", "site_id"),
            Map.entry("site_state", "site_id"),
            Map.entry("lost_right", "site_id"),
            Map.entry("decision", "site_id"),
            Map.entry("feed", "partition"),
            Map.entry("feed_head", "partition"),
            Map.entry("redrive", "waits_id"),
            Map.entry("fact_version", "scope"),
            Map.entry("audit", "writer"),
            Map.entry("audit_head", "writer"),
            Map.entry("audit_entry", "writer"),
            Map.entry("audit_seal", "writer"));

    private static final Set<String> COMMON_TYPES = Set.of(
            "int2", "int4", "int8", "text", "bytea", "timestamptz", "date", "uuid", "bool", "bpchar", "_int4", "_int8");
    private static final Set<String> OWN_NUMBERS = Set.of("stream.stream_id", "lineage.lineage_id");
    private static final String OURS =
            "n.nspname = 'public' and c.relname <> 'flyway_schema_history' and c.relkind in ('r', 'p')";

    private static Connection connection;

    @BeforeAll
    static void migrate() throws SQLException {
        String url = TestPostgres.freshDatabase("schema");
        Flyway.configure()
                .dataSource(url, TestPostgres.USER, TestPostgres.PASSWORD)
                .locations("classpath:db/migration", "classpath:db/audit")
                .load()
                .migrate();
        connection = TestPostgres.connect(url);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void theDistributionColumnLeadsEachKey() throws SQLException {
        Map<String, List<String>> leading = new LinkedHashMap<>();
        query(
                """
                select c.relname, a.attname
                from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                where i.indisunique and not c.relispartition and""" + " " + OURS,
                row -> leading.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(row.getString(2)));

        SPREAD.forEach((table, column) ->
                assertThat(leading.get(table)).as(table).isNotEmpty().containsOnly(column));
    }

    @Test
    void everyBigTableHasAPrimaryKey() throws SQLException {
        List<String> without = texts(
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where " + OURS
                        + " and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')");

        assertThat(without).isEmpty();
    }

    @Test
    void partitionsFollowTheDistributionColumn() throws SQLException {
        assertThat(texts(
                        "select c.relname || '.' || a.attname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid"
                                + " join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]"))
                .containsExactly("record.stream_id");
    }

    @Test
    void foreignKeysLeadNowhereFar() throws SQLException {
        List<String> keys = texts(
                "select k.conname || ': ' || c.relname || ' -> ' || f.relname from pg_constraint k"
                        + " join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid where k.contype = 'f'");

        assertThat(keys).noneMatch(key -> SPREAD.containsKey(key.substring(key.lastIndexOf(' ') + 1)));
    }

    @Test
    void hasNoTriggersNorDeferrableConstraintsNorRulesNorFunctions() throws SQLException {
        assertThat(texts(
                        "select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace"
                                + " where not t.tgisinternal and " + OURS))
                .isEmpty();
        assertThat(texts("select conname from pg_constraint where condeferrable"))
                .isEmpty();
        assertThat(texts("select k.conname from pg_constraint k where k.contype = 'x'"))
                .as("exclusion")
                .isEmpty();
        assertThat(texts("select rulename from pg_rules where schemaname = 'public'"))
                .isEmpty();
        assertThat(
                        texts(
                                "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'"))
                .isEmpty();
    }

    @Test
    void sequencesNumberOnlyStreamsAndInstallations() throws SQLException {
        assertThat(texts(
                        "select c.relname || '.' || a.attname from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'"
                                + " join pg_class c on c.oid = d.refobjid join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid"
                                + " join pg_namespace n on n.oid = c.relnamespace where d.deptype in ('a', 'i') and "
                                + OURS))
                .hasSameElementsAs(OWN_NUMBERS);
        assertThat(texts("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where relkind = 'S' and n.nspname = 'public'"))
                .hasSameSizeAs(OWN_NUMBERS);
        assertThat(texts("select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d join pg_class c on c.oid = d.adrelid"
                        + " join pg_namespace n on n.oid = c.relnamespace"
                        + " where pg_get_expr(d.adbin, d.adrelid) like '%nextval%' and " + OURS))
                .isEmpty();
    }

    @Test
    void indexesAreBtreesOverPlainColumns() throws SQLException {
        assertThat(texts("select c.relname || ' ' || m.amname from pg_class c join pg_am m on m.oid = c.relam"
                        + " join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('i', 'I') and n.nspname = 'public'"
                        + " and m.amname <> 'btree'"))
                .isEmpty();
        assertThat(texts("select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n"
                        + " on n.oid = c.relnamespace where n.nspname = 'public' and i.indexprs is not null"))
                .isEmpty();
    }

    @Test
    void columnsHaveCommonTypes() throws SQLException {
        List<String> columns = texts("select c.relname || '.' || a.attname || ' ' || t.typname from pg_attribute a"
                + " join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace"
                + " join pg_type t on t.oid = a.atttypid where a.attnum > 0 and not a.attisdropped and " + OURS);

        assertThat(columns)
                .isNotEmpty()
                .allMatch(column -> COMMON_TYPES.contains(column.substring(column.lastIndexOf(' ') + 1)));
        assertThat(texts(
                        "select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
                                + " where a.attgenerated <> '' and c.relkind in ('r', 'p')"))
                .as("generated columns")
                .isEmpty();
    }

    @DisplayName("on a cluster a migration spread these tables by these columns, and put all others on each node")
    @Test
    void aClusterHasThemSpread() throws SQLException {
        assumeTrue(onCluster(), "needs a Citus cluster: ./storesync test citus");
        Map<String, String> spread = new HashMap<>();
        query(
                "select t.table_name::text, t.distribution_column from citus_tables t join pg_class c on c.oid = t.table_name"
                        + " where t.citus_table_type = 'distributed' and not c.relispartition",
                row -> spread.put(row.getString(1), row.getString(2)));
        assertThat(spread).containsExactlyInAnyOrderEntriesOf(SPREAD);
        List<String> here = texts(
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where " + OURS
                        + " and not c.relispartition and not exists (select 1 from citus_tables t where t.table_name = c.oid::regclass)");
        assertThat(here).as("on the coordinator alone").isEmpty();
    }

    private static boolean onCluster() throws SQLException {
        return !texts("select extname from pg_extension where extname = 'citus'")
                .isEmpty();
    }

    @Test
    void namesAreSaidAloud() throws SQLException {
        assertThat(texts(
                        "select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n"
                                + " on n.oid = c.relnamespace where k.contype in ('c', 'f') and k.conname not like c.relname || '\\_%' and "
                                + OURS))
                .isEmpty();
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(sql, row -> texts.add(row.getString(1)));
        return texts;
    }

    private static void query(String sql, Row reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
