package org.storesync.local.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.cli.FakeCentral;
import org.storesync.local.cli.terminal.Csv;

class ReportCommandTest {
    @TempDir
    Path folder;

    private FakeCentral central;

    @BeforeEach
    void start() throws IOException {
        central = new FakeCentral(folder);
    }

    @AfterEach
    void end() {
        central.close();
    }

    @Test
    @DisplayName("claims-3 field-store a mistyped store, item, word or state is an error, never an empty report")
    void refusesWhatItDoesNotKnow() {
        central.answer("GET /api/v1/items", "{\"items\":[]}");
        assertThat(central.run("report", "stock-value", "--store", "WAL02").code())
                .isEqualTo(2);
        assertThat(central.run("report", "stock-on-hand", "--by", "color").err())
                .startsWith("storesync: 'color' is not a value of --by; there are item, store, location, batch");
        assertThat(central.run("report", "stock-on-hand", "--item", "PARA").code())
                .isEqualTo(2);
        assertThat(central.run("report", "transfers", "--state", "lost").code()).isEqualTo(2);
        assertThat(central.run("report", "sync-report", "--kind", "ship").code())
                .isEqualTo(2);
        assertThat(central.run("report", "stock").code()).isEqualTo(2);
        assertThat(central.calls()).noneMatch(call -> call.contains("stock-"));
    }

    @Test
    @DisplayName(
            "claims-5 stock-value shows its total; several stores and items; columns in one order; money with decimals")
    void showsTheTotal() {
        central.answer("GET /api/v1/items", "{\"items\":[{\"id\":\"i-1\",\"code\":\"PARA\"}]}");
        central.answer("GET /api/v1/stock-value", """
            {"value":"5631.270000","asOf":{"appliedAt":"2026-11-29T10:00:00Z"},
            "items":[{"value":"5631.2","units":"10","store":{"name":"Walu Bay","code":"WAL01"}}]}\
            """);

        FakeCentral.Run run =
                central.run("report", "stock-value", "--store", "WAL01,NEW01", "--item", "PARA", "--by", "store");

        assertThat(run.out()).startsWith("""
            store  store name  units  value
            WAL01  Walu Bay    10     5631.20
            total value 5631.27, as of 2026-\
            """);
        assertThat(central.calls()).contains("GET /api/v1/stock-value?store=s-1&store=s-2&item=i-1&by=store&limit=50");
    }

    @Test
    @DisplayName("claims-5 all amounts of a report have the same decimals; none is rounded")
    void showsAmountsAlike() {
        central.answer("GET /api/v1/stock-value", """
            {"value":"15.000000","asOf":{"appliedAt":"2026-11-29T10:00:00Z"},
            "items":[{"value":"2.125","store":{"code":"WAL01"}},{"value":"12.875","store":{"code":"NEW01"}},
            {"value":"0","store":{"code":"OLD01"}}]}\
            """);

        assertThat(central.run("report", "stock-value").out()).startsWith("""
            store  value
            WAL01  2.125
            NEW01  12.875
            OLD01  0.000
            total value 15.000, as of 2026-\
            """);
    }

    @Test
    @DisplayName(
            "C1 claims-5 a report about stock names the stores that are missing because central does not collect them")
    void namesStoresThatAreNotCounted() {
        central.answer("GET /admin/v1/sites", """
            {"items":[{"siteId":1,"name":"Central","kind":"internal"},{"siteId":7,"name":"Walu Bay Clinic","kind":"desktop"}]}\
            """);
        central.answer("GET /admin/v1/stores", """
            {"items":[{"storeId":"s-1","activeSite":7,"types":[{"siteId":7,"type":"active"},{"siteId":1,"type":"transfer"}]},
            {"storeId":"s-2","activeSite":7,"types":[{"siteId":7,"type":"active"},{"siteId":1,"type":"collector"}]},
            {"storeId":"s-3","activeSite":7,"types":[{"siteId":7,"type":"active"}]},
            {"storeId":"s-4","activeSite":null,"types":[]}]}\
            """);
        String page = """
            {"value":"0","asOf":{"appliedAt":"2026-11-29T10:00:00Z",
            "ended":[{"id":"s-3","code":"OLD01","name":"Old","endedAt":"2026-11-28T10:00:00Z"}]},"items":[]}\
            """;
        central.answer("GET /api/v1/stock-value", page);
        central.answer("GET /api/v1/stock-on-hand", page);
        String walu = "not counted: WAL01, because central does not collect it\n";

        for (String report : List.of("stock-value", "stock-on-hand")) {
            assertThat(central.run("report", report).out())
                    .contains(walu)
                    .contains(
                            "not counted: OLD01, because central does not collect it any more; --store OLD01 shows its"
                                    + " last figures, of 2026-11-2")
                    .doesNotContain("NEW01", "s-4");
            assertThat(central.run("report", report, "--store", "NEW01").out()).doesNotContain("WAL01");
            assertThat(central.run("report", report, "--store", "WAL01").out()).endsWith(walu);
        }
        central.answer("GET /api/v1/stores", "{\"items\":[{\"id\":\"s-3\",\"code\":\"OLD01\"}]}");
        assertThat(central.run("report", "stock-value", "--store", "OLD01").out())
                .contains("OLD01: central does not collect it any more; its figures are of 2026-11-2")
                .doesNotContain("not counted");
    }

    @Test
    @DisplayName("C3 a report about stock names the dispensaries whose transactions are left out, and since when")
    void namesStoresWhoseTransactionsAreLeftOut() {
        central.answer("GET /admin/v1/sites", """
            {"items":[{"siteId":1,"name":"Central","kind":"internal"},{"siteId":7,"name":"Walu Bay Clinic","kind":"desktop"}]}\
            """);
        String collected =
                "\"activeSite\":7,\"types\":[{\"siteId\":7,\"type\":\"active\"},{\"siteId\":1,\"type\":\"collector\"}]";
        central.answer("GET /admin/v1/stores", """
            {"items":[{"storeId":"s-1","transactions":false,"transactionsLeftOutSince":"2026-11-27T10:00:00Z",%1$s},
            {"storeId":"s-2","transactions":true,%1$s},
            {"storeId":"s-3","transactions":false,"transactionsLeftOutSince":"2026-11-28T10:00:00Z",%1$s}]}\
            """.formatted(collected));
        central.answer("GET /api/v1/stores", """
            {"items":[{"id":"s-1","code":"WAL01"},{"id":"s-2","code":"NEW01"},{"id":"s-3","code":"DIS01"}]}\
            """);
        String page = """
            {"value":"0","asOf":{"appliedAt":"2026-11-29T10:00:00Z",
            "ended":[{"id":"s-3","code":"DIS01","name":"Dispensary","endedAt":"2026-11-20T10:00:00Z",
            "reason":"transactions-left-out","transactionsLeftOutSince":"2026-11-28T10:00:00Z"}]},"items":[]}\
            """;
        central.answer("GET /api/v1/stock-value", page);
        central.answer("GET /api/v1/stock-on-hand", page);

        for (String report : List.of("stock-value", "stock-on-hand")) {
            assertThat(central.run("report", report).out())
                    .containsPattern(
                            "not counted: WAL01, because its transactions are left out of sync since 2026-11-27 .*\n")
                    .containsPattern(
                            "not counted: DIS01, because its transactions are left out of sync since 2026-11-28 .*;"
                                    + " --store DIS01 shows its last figures, of 2026-11-20 ")
                    .doesNotContain("NEW01");
            assertThat(central.run("report", report, "--store", "DIS01").out())
                    .containsPattern(
                            "\nDIS01: its transactions are left out of sync since 2026-11-28 .*; its figures are of 2026-11-20 ")
                    .doesNotContain("not counted");
            assertThat(central.run("report", report, "--csv").err())
                    .as("beside a file of all stores")
                    .containsPattern(
                            "not counted: WAL01, because its transactions are left out of sync since 2026-11-27 ")
                    .containsPattern(
                            "not counted: DIS01, because its transactions are left out of sync since 2026-11-28 ");
            assertThat(central.run("report", report, "--csv", "--store", "DIS01")
                            .err())
                    .as("a store that is asked for is in the file")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("claims-5 transfers by state and store, and as CSV with a byte order mark")
    void showsTransfers() {
        central.answer("GET /api/v1/transfers", """
            {"items":[{"sourceId":"t-1","state":"held","reason":"too-old","initiatingStore":"s-1",
            "receivingStore":"s-2","waiting":0}]}\
            """);

        assertThat(central.run("report", "transfers", "--state", "held", "--store", "WAL01")
                        .out())
                .isEqualTo("""
                    state  from   to     why      document
                    held   WAL01  NEW01  too-old  t-1
                    """);
        assertThat(central.calls()).contains("GET /api/v1/transfers?state=held&store=s-1&limit=50");
        assertThat(central.run("report", "transfers", "--csv").out()).startsWith("\uFEFFstate,from,to,");
        assertThat(central.run("report", "transfers", "--csv", "--no-bom").out())
                .startsWith("state,from,to,");
    }

    @Test
    @DisplayName("security-14 no cell of a file made here is a formula")
    void guardsCells() {
        assertThat(Csv.of(List.of(List.of("a", "b"), List.of("=1+1", "x,\ny"))))
                .isEqualTo("a,b\r\n'=1+1,\"x,\\u000ay\"\r\n");
    }

    @Test
    @DisplayName("field-csv security-14 a file of a service: one mark, no control characters")
    void marksAFileOnce() {
        central.answer("GET /api/v1/stock-on-hand", "\uFEFFitem,name\r\nA,\"\u001b[31mred\r\nline\"\r\n");

        assertThat(central.run("report", "stock-on-hand", "--csv").out())
                .isEqualTo("\uFEFFitem,name\r\nA,\"\\u001b[31mred\r\nline\"\r\n");
    }
}
