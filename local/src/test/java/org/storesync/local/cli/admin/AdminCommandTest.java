package org.storesync.local.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.HandOver;
import org.storesync.local.cli.FakeCentral;

class AdminCommandTest {
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
    @DisplayName("claims-F9 stores made by people are known by their codes")
    void knowsStoresByTheirCodes() {
        central.answer("GET /admin/v1/stores", """
            {"items":[{"storeId":"s-2","activeSite":7,"types":[{"siteId":1000000001,"type":"transfer"}]}]}\
            """);
        central.answer("GET /admin/v1/stores/s-2", """
            {"storeId":"s-2","activeSite":null,"types":[{"siteId":7,"type":"collector","why":"its name is visible in store s-1"}]}\
            """);

        assertThat(central.run("admin", "stores").out()).isEqualTo("""
            store  id   active on        elsewhere
            NEW01  s-2  walu-bay-clinic  transfer-service transfer
            """);
        assertThat(central.run("admin", "store", "NEW01").out()).isEqualTo("""
            store  id   active on  elsewhere
            NEW01  s-2  -          walu-bay-clinic collector (its name is visible in store WAL01)
            """);
        assertThat(central.run("admin", "store", "NEW01", "--json").out()).contains("\"storeId\" : \"s-2\"");
        FakeCentral.Run unknown = central.run("admin", "store", "NEW02");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("storesync: no store 'NEW02'; there are NEW01, WAL01\n");
    }

    @Test
    @DisplayName("claims-F9 security-14 the columns of the quarantine are filled, control characters are shown")
    void listsTheQuarantine() {
        central.answer("GET /admin/v1/quarantine", """
            {"items":[{"siteId":7,"type":"trans_line","id":"a\\u001b[2Jb","op":"upsert","code":"missing-parent",
            "waitsForType":"transact","waitsForId":"t-1","storeId":"s-1","bytes":812,
            "receivedAt":"2026-11-29T10:00:00.123Z","setAside":false}]}\
            """);

        FakeCentral.Run run = central.run(
                "admin",
                "quarantine",
                "list",
                "--site",
                "walu-bay-clinic",
                "--store",
                "WAL01",
                "--code",
                "missing-parent");

        assertThat(run.out()).isEqualTo("""
            site             type        id           store  why             waits for     bytes  since
            walu-bay-clinic  trans_line  a\\u001b[2Jb  WAL01  missing-parent  transact t-1  812    %s
            """.formatted(local("2026-11-29T10:00:00Z")));
        assertThat(central.calls())
                .contains("GET /admin/v1/quarantine?siteId=7&code=missing-parent&storeId=s-1&limit=100");
    }

    @Test
    void decidesAboutManyRecordsWithAReason() {
        central.answer("POST /admin/v1/quarantine/decisions", """
            {"decided":1,"items":[{"siteId":7,"type":"item_line","id":"i-1","outcome":"accepted"}],"more":true}\
            """);

        FakeCentral.Run run = central.run(
                "admin", "quarantine", "accept", "--site", "7", "--type", "item_line", "--reason", "counted");

        assertThat(run.out()).isEqualTo("""
            site             type       id   outcome   why
            walu-bay-clinic  item_line  i-1  accepted  -
            1 decided; there are more: run the command again
            """);
        assertThat(central.calls())
                .contains("POST /admin/v1/quarantine/decisions {\"decision\":\"ACCEPT\",\"reason\":\"counted\","
                        + "\"select\":{\"siteId\":7,\"type\":\"item_line\"}}");
    }

    @Test
    @DisplayName("B5: an old login changes nothing, and without a terminal the command says what to do")
    void saysThatTheLoginIsTooOld() {
        central.answer("PUT /admin/v1/stores/s-1/assignment", 403, "{\"code\":\"login-too-old\",\"detail\":\"x\"}");

        FakeCentral.Run run = central.run("admin", "store", "WAL01", "assign", "walu-bay-clinic");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("storesync: the login of admin is too old for a change of sync settings:"
                        + " run the command at a terminal, where it asks for the password\n");
        assertThat(central.calls().stream().filter(call -> call.startsWith("PUT")))
                .hasSize(1);
    }

    @Test
    @DisplayName("G6: a dry run tells what would happen at each site, and changes nothing")
    void tellsWhatAMoveWouldDo() {
        central.answer("GET /admin/v1/stores/s-1/dry-run/assignment", """
            {"needsReason":["not-synchronised"],"sendsAll":false,"waiting":2,"bytesPerSecond":8000,"sites":[
            {"siteId":7,"before":"active","after":"none","losesRight":true,"gets":{"records":0,"bytes":0},"seconds":0,
            "removes":{"records":1204,"bytes":350000},"gainsStores":0,"forgetsStores":2},
            {"siteId":9,"before":"none","after":"active","losesRight":false,"gets":{"records":1,"bytes":350000},
            "seconds":44,"removes":{"records":0,"bytes":0},"gainsStores":1,"forgetsStores":0}]}""");

        FakeCentral.Run run = central.run("admin", "store", "WAL01", "assign", "none", "--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
            site             now     then    gets              at 8 kB/s     forgets               stores seen
            walu-bay-clinic  active  none    -                 -             1204 records, 0.4 MB  +0 -2
            9                none    active  1 record, 0.4 MB  at most 44 s  -                     +1 -0
            walu-bay-clinic could no longer edit the store; what it has not sent yet would wait for a decision
            2 changes that wait would be judged again
            it needs --reason, because it would be refused without: not-synchronised
            nothing was changed
            """);
        assertThat(central.calls()).noneMatch(call -> call.startsWith("PUT"));
    }

    @Test
    @DisplayName("G6: a dry run tells that an act would be refused; and that a plain name changes nothing of stores")
    void tellsWhatWouldBeRefused() {
        central.answer("GET /admin/v1/stores/s-1/dry-run/sync-with/7", "{\"refused\":\"store-not-on-site\"}");
        central.answer("GET /api/v1/names", "{\"items\":[{\"id\":\"n-9\",\"code\":\"plain\"}]}");
        central.answer("GET /admin/v1/stores", "{\"items\":[{\"storeId\":\"s-1\",\"nameId\":\"n-1\"}]}");

        assertThat(central.run("admin", "store", "WAL01", "sync-with", "walu-bay-clinic", "collector", "--dry-run")
                        .out())
                .isEqualTo("it would be refused: store-not-on-site\n");
        assertThat(central.run("admin", "visibility", "add", "plain", "WAL01", "--dry-run")
                        .out())
                .contains("plain is the name of no store");
        assertThat(central.calls()).noneMatch(call -> call.startsWith("PUT") || call.startsWith("POST"));
    }

    @Test
    void decidesNothingWithoutAReasonOrAChoice() {
        assertThat(central.run("admin", "quarantine", "discard", "--site", "7").code())
                .isEqualTo(2);
        assertThat(central.run("admin", "quarantine", "discard", "--reason", "x")
                        .code())
                .isEqualTo(2);
        assertThat(central.run("admin", "quarantine", "list", "--code", "").code())
                .isEqualTo(2);
        assertThat(central.calls()).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    @DisplayName("claims-2 a new site: its secret once, and what to do next")
    void makesASite() {
        central.answer("POST /admin/v1/sites", 201, "{\"siteId\":8,\"secret\":\"s3cret\"}");
        central.answer("PUT /admin/v1/stores/s-2/assignment", "{}");

        FakeCentral.Run run =
                central.run("admin", "site", "New Clinic", "create", "--kind", "mobile", "--store", "NEW01");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("secret  s3cret\n")
                .contains("./storesync site new-clinic init --url ADDRESS_OF_CENTRAL --site-id 8")
                .doesNotContain("Give it a store");
        assertThat(central.calls())
                .contains(
                        "POST /admin/v1/sites {\"name\":\"New Clinic\",\"kind\":\"mobile\"}",
                        "PUT /admin/v1/stores/s-2/assignment {\"siteId\":8}");
        assertThat(central.run("admin", "site", "Other", "create", "--kind", "boat")
                        .err())
                .contains("'boat' is no kind of site; there are desktop, mobile, open-msupply");
    }

    @Test
    @DisplayName("a new site's secret goes into a file that only its owner may read, and on no screen")
    void handsASiteOver() throws IOException {
        central.answer("POST /admin/v1/sites", 201, "{\"siteId\":8,\"secret\":\"s3cret\"}");
        Path file = folder.resolve("hand-over.json");

        FakeCentral.Run run = central.run(
                "admin",
                "site",
                "New Clinic",
                "create",
                "--kind",
                "mobile",
                "--hand-over",
                file.toString(),
                "--url",
                "https://central.example.org");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out() + run.err())
                .contains("The secret is in " + file, "site-agent init --hand-over FILE")
                .doesNotContain("s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(HandOver.read(file))
                .isEqualTo(new HandOver(URI.create("https://central.example.org"), 8, "New Clinic", "s3cret", null));
    }

    @Test
    @DisplayName("a hand-over file that can't be written, or a wrong word, is told before a site is made")
    void makesNoSiteWithoutAPlaceForItsSecret() throws IOException {
        Path file = folder.resolve("hand-over.json");
        Files.writeString(file, "mine");

        assertThat(handOver(file).err()).startsWith("storesync: " + file + " exists already");
        assertThat(file).hasContent("mine");
        assertThat(handOver(folder.resolve("none/file")).code()).isEqualTo(1);
        assertThat(handOver(folder.resolve("a"), "--url", "central").err())
                .contains("the URL of central is like https://");
        assertThat(handOver(folder.resolve("b"), "--authority", file.toString()).err())
                .contains("certificates in PEM");
        assertThat(central.run("admin", "site", "Other", "create", "--kind", "mobile", "--url", "http://a")
                        .code())
                .isEqualTo(2);
        assertThat(central.calls()).noneMatch(call -> call.startsWith("POST"));

        central.answer("POST /admin/v1/sites", 409, "{\"status\":409,\"code\":\"conflict\",\"detail\":\"no\"}");

        assertThat(handOver(folder.resolve("c")).code()).isEqualTo(1);
        assertThat(List.of("a", "b", "c"))
                .allSatisfy(name -> assertThat(folder.resolve(name)).doesNotExist());
    }

    private FakeCentral.Run handOver(Path file, String... more) {
        List<String> line = new ArrayList<>(
                List.of("admin", "site", "Other", "create", "--kind", "mobile", "--hand-over", file.toString()));
        line.addAll(List.of(more));
        return central.run(line.toArray(String[]::new));
    }

    @Test
    @DisplayName("claims-E5 what waits for a site, with its trend")
    void showsAQueue() {
        central.answer("GET /admin/v1/sites/7/queue", """
            {"siteId":7,"toReceive":12,"toReceiveExact":false,"queuedAtSite":3,"quarantined":1,"parkedBytes":40,
            "trend":[{"date":"2026-11-28","toReceive":9,"queuedAtSite":0,"quarantined":0}]}\
            """);

        assertThat(central.run("admin", "site", "walu-bay-clinic", "queue").out())
                .isEqualTo("""
                    day         to receive   to send  quarantined
                    2026-11-28  9            0        0
                    now         at least 12  3        1
                    its quarantine holds 40 bytes: ./storesync admin quarantine list --site walu-bay-clinic
                    """);
    }

    @Test
    @DisplayName("A5: with whom a site exchanges records")
    void showsPartners() {
        central.answer("GET /admin/v1/sites/7/partners", """
            {"items":[{"siteId":1,"name":"Central","role":"central","ours":1,"theirs":0}]}\
            """);

        assertThat(central.run("admin", "site", "walu-bay-clinic", "partners").out())
                .isEqualTo("""
                    site     id  role     sees of walu-bay-clinic  is seen by it
                    Central  1   central  1 store                  0 stores
                    """);
    }

    @Test
    @DisplayName("claims-A3 who edits central data, and handing it over with a reason")
    void showsAndSetsThePrimary() {
        central.answer("GET /admin/v1/primary", """
            {"siteId":1000000002,"kind":"internal","epoch":3,"since":"2026-11-29T10:00:00Z",
            "former":[{"siteId":7,"since":"2026-11-28T10:00:00Z"}]}\
            """);
        central.answer("PUT /admin/v1/primary", "{}");

        assertThat(central.run("admin", "primary").out())
                .contains("master-data-service  1000000002  " + local("2026-11-29T10:00:00Z") + "  now\n")
                .contains("walu-bay-clinic      7 ");
        assertThat(central.run("admin", "primary", "set", "walu-bay-clinic", "--reason", "test")
                        .code())
                .isZero();
        assertThat(central.calls()).contains("PUT /admin/v1/primary {\"siteId\":7,\"reason\":\"test\"}");
        assertThat(central.run("admin", "primary", "set", "nowhere").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("claims-7 what a store is on a site is told in words")
    void tellsASyncWithTypeInWords() {
        central.answer("PUT /admin/v1/stores/s-1/sync-with/7", "{}");

        assertThat(central.run("admin", "store", "WAL01", "sync-with", "walu-bay-clinic", "collector")
                        .out())
                .isEqualTo("WAL01 syncs with walu-bay-clinic as collector now\n");
        assertThat(central.run("admin", "store", "WAL01", "sync-with", "walu-bay-clinic", "none")
                        .out())
                .isEqualTo("WAL01 does not sync with walu-bay-clinic any more\n");
        assertThat(central.calls()).contains("PUT /admin/v1/stores/s-1/sync-with/7 {\"type\":\"none\"}");
    }

    @Test
    @DisplayName("claims-7 one site is shown after one question to each service; a service of central is no site")
    void asksOnceForASite() {
        assertThat(central.run("admin", "site", "walu-bay-clinic").out()).contains("walu-bay-clinic  7   desktop");
        assertThat(central.calls())
                .containsExactly("GET /admin/v1/sites?limit=100", "GET /admin/v1/installations?limit=100");
        assertThat(central.run("admin", "site", "transfer-service").err())
                .startsWith("storesync: transfer-service is a service of central, not a site");
    }

    @Test
    @DisplayName("claims-7 commands of a site complain as all others do")
    void complainsInOneWay() {
        FakeCentral.Run run = central.run("site", "--state", folder.toString(), "nowhere", "sync");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("storesync: no site 'nowhere' in " + folder);
        assertThat(central.run("site", "--state", folder.toString(), "nowhere", "dance")
                        .err())
                .startsWith("storesync: ");
    }

    @Test
    void aRefusalSaysWhatCentralSaid() {
        central.answer(
                "PUT /admin/v1/primary",
                409,
                "{\"status\":409,\"code\":\"not-synchronised\",\"detail\":\"a site is behind\","
                        + "\"outcome\":{\"sites\":[{\"siteId\":8,\"toReceive\":1297}]}}");

        FakeCentral.Run run = central.run("admin", "primary", "set", "7");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("a site is behind").contains("\"siteId\":8,\"toReceive\":1297");
    }

    @Test
    @DisplayName("field-cloned two machines that take turns with a site's data are seen in the list of sites")
    void showsMachinesThatTakeTurns() {
        central.answer("GET /admin/v1/installations", """
            {"items":[{"siteId":7,"installations":4,"since":"2026-11-29T10:00:00Z","rollbacks":1,"turns":2,\
            "lastTurnAt":"2026-11-29T10:00:00.5Z"}]}\
            """);

        assertThat(central.run("admin", "sites").out())
                .contains("machines", "take turns: 2, last " + local("2026-11-29T10:00:00Z"));
        assertThat(central.run("admin", "sites", "--json").out()).contains("\"turns\" : 2");
        central.answer("GET /admin/v1/installations", "{\"items\":[{\"siteId\":7,\"installations\":2,\"turns\":0}]}");
        assertThat(central.run("admin", "sites").out()).doesNotContain("take turns");
    }

    @Test
    @DisplayName("claims-6 every list as JSON; help and version everywhere; wrong usage exits 2")
    void helpsEverywhere() {
        assertThat(central.run("admin", "sites", "--json").out()).contains("\"siteId\" : 7");
        assertThat(central.run("admin", "--version").out()).startsWith("storesync ");
        assertThat(central.run("admin", "quarantine", "list", "--help").out()).contains("--store=STORE");
        assertThat(central.run("help", "admin").out()).contains("quarantine");
        assertThat(central.run("completion").out()).contains("quarantine");
        assertThat(central.run("admin", "quarantin").code()).isEqualTo(2);
        assertThat(central.run("nothing").code()).isEqualTo(2);
        assertThat(central.run("logs", "nothing").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("security-10 the chains of all services are verified, part by part; a broken one ends with 1")
    void verifiesTheAudit() {
        central.answer("GET /admin/v1/audit/verification", """
            {"intact":false,"rows":12,"chains":2,"sealedAt":"2026-11-29T10:00:00Z","sealOverdue":false,
            "faults":[{"writer":"routing-1","seq":7,"fault":"missing"}]}\
            """);
        central.answer("GET /admin/v1/audit", """
            {"items":[{"writer":"r","seq":3,"at":"2026-11-29T10:00:00Z","actor":"admin","kind":"primary","about":"7",
            "detail":{"reason":"test"}}],"nextCursor":"c1"}\
            """);

        FakeCentral.Run run = central.run("admin", "audit", "verify");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("routing      NO     12       2       ").contains("routing-1 7: missing");
        assertThat(central.run("admin", "audit", "list", "--kind", "primary").out())
                .contains("admin  primary  7      {\"reason\":\"test\"}  r       3")
                .contains("there are more: --after c1");
        assertThat(central.calls()).contains("GET /admin/v1/audit?kind=primary&limit=50");
        assertThat(central.run("admin", "audit", "list", "--service", "moon").code())
                .isEqualTo(2);
    }

    private static String local(String time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .format(Instant.parse(time).atZone(ZoneId.systemDefault()));
    }

    @Test
    @DisplayName("B3: a name is made visible in a store once, and each of its joins is ended")
    void changesVisibility() {
        central.answer("GET /api/v1/names", """
            {"items":[{"id":"n-1","code":"CMS01","name":"Store"},{"id":"n-2","code":"CMS011","name":"Other"}]}\
            """);
        central.answer("GET /api/v1/stores/s-1/visible-names", "{\"items\":[]}");
        central.answer("POST /api/v1/stores/s-1/visible-names", 201, "{}");

        FakeCentral.Run added = central.run("admin", "visibility", "add", "cms01", "WAL01");
        assertThat(added.out()).startsWith("cms01 is visible in WAL01 now; ");
        assertThat(central.calls())
                .contains(
                        "POST /api/v1/stores/s-1/visible-names {\"nameId\":\"n-1\",\"customer\":true,\"supplier\":true}");

        central.answer("GET /api/v1/stores/s-1/visible-names", """
            {"items":[{"id":"j-1","version":4,"nameId":"n-1","inactive":false,"customer":true,"supplier":true},\
            {"id":"j-2","version":5,"nameId":"n-1","inactive":true,"customer":false,"supplier":false}]}\
            """);
        central.answer("DELETE /api/v1/stores/s-1/visible-names/j-1", 204, "");
        central.answer("DELETE /api/v1/stores/s-1/visible-names/j-2", 204, "");
        assertThat(central.run("admin", "visibility", "add", "CMS01", "WAL01").out())
                .isEqualTo("CMS01 is visible in WAL01 already\n");
        assertThat(central.run("admin", "visibility", "list", "WAL01").out()).isEqualTo("""
            name id  visible  customer  supplier  join
            n-1      yes      yes       yes       j-1
            n-1      no       no        no        j-2
            """);
        assertThat(central.run("admin", "visibility", "end", "CMS01", "WAL01").out())
                .startsWith("CMS01 is not visible in WAL01 any more; ");
        assertThat(central.calls())
                .contains("DELETE /api/v1/stores/s-1/visible-names/j-1", "DELETE /api/v1/stores/s-1/visible-names/j-2");

        FakeCentral.Run unknown = central.run("admin", "visibility", "add", "NOBODY", "WAL01");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("storesync: no name has the code or id 'NOBODY'");
    }
}
