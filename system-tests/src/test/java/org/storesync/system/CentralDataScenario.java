package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.storesync.local.suite.InternalService;
import org.storesync.model.StoreId;
import org.storesync.system.suite.Api;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.MasterData;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Row;
import org.storesync.system.wire.WireSite;

/**
 * People edit central data at the master-data-service, which is the primary here (A3). What they save reaches the sites once, and what they
 * must not save changes nothing. The oracle does not know of this, so it runs near the end.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 40)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CentralDataScenario {
    private final Central central;
    private final MasterData masterData;
    private List<WireSite> sites = List.of();

    CentralDataScenario(Central central) {
        this.central = central;
        this.masterData = MasterData.of(central);
    }

    @BeforeAll
    void peopleEditHere() {
        masterData.becomesPrimary();
    }

    @AfterAll
    void leaveTheSuiteWhole() {
        masterData.givesTheRoleBack();
    }

    @BeforeEach
    void threeSitesWithNothingLeftToFetch() {
        sites = IntStream.range(0, 3)
                .mapToObj(i -> central.begunSite("desktop"))
                .toList();
        sites.forEach(WireSite::drain);
    }

    /** A new item, and three edits of it. Each reaches each site once: no echo, no record twice (I2, I4). */
    @Test
    void anEditReachesEachSiteExactlyOnce() {
        String item = Bodies.id();
        Answer saved = masterData.admin().putNew(MasterData.itemPath(item), MasterData.item(item, "name 0"));
        reachesEachSiteOnce(item, "name 0");

        for (int edit = 1; edit <= 3; edit++) {
            String name = "name " + edit;
            saved = masterData
                    .admin()
                    .put(MasterData.itemPath(item), MasterData.etag(saved), MasterData.item(item, name));
            assertThat(saved.status()).isEqualTo(200);
            reachesEachSiteOnce(item, name);
        }
    }

    private void reachesEachSiteOnce(String item, String name) {
        masterData.awaitCaughtUp();
        for (WireSite site : sites) {
            assertThat(namesThatCame(site, item))
                    .as("site %d, drained", site.id())
                    .containsExactly(name);
            assertThat(namesThatCame(site, item))
                    .as("site %d, drained again", site.id())
                    .isEmpty();
        }
    }

    private static List<String> namesThatCame(WireSite site, String item) {
        return site.drain().stream()
                .filter(row -> row.key().equals(new Key("item", item)))
                .map(row -> field(row, "item_name"))
                .toList();
    }

    /** Two people read the same version. The second who saves is told so, and sees the stored record beside the wanted one. */
    @Test
    void theSecondOfTwoEditorsSeesBothVersions() {
        String item = Bodies.id();
        String path = MasterData.itemPath(item);
        String read = MasterData.etag(masterData.admin().putNew(path, MasterData.item(item, "as both read it")));
        String first = MasterData.etag(masterData.admin().put(path, read, MasterData.item(item, "the first's")));

        Answer second = masterData.admin().put(path, read, MasterData.item(item, "the second's"));

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.code()).isEqualTo("state-changed");
        JsonNode both = second.json().path("outcome");
        assertThat(both.at("/current/name").asText()).isEqualTo("the first's");
        assertThat("\"" + both.at("/current/version").asText() + "\"").isEqualTo(first);
        assertThat(both.at("/yours/name").asText()).isEqualTo("the second's");
        reachesEachSiteAtLast(item, "the first's");
    }

    private void reachesEachSiteAtLast(String item, String name) {
        masterData.awaitCaughtUp();
        for (WireSite site : sites) {
            assertThat(namesThatCame(site, item))
                    .as("site %d, drained", site.id())
                    .last()
                    .isEqualTo(name);
        }
    }

    /** B10: a store that is made here is at central, and active nowhere. It gets its site there, and works without any restart. */
    @Test
    void aNewStoreGetsItsSiteAndWorks() {
        Store store = madeByPeople();
        WireSite site = sites.getFirst();
        assertThat(central.admin()
                        .store(new StoreId(store.id()))
                        .path("activeSite")
                        .isInt())
                .as("unassigned")
                .isFalse();
        Change stock = Bodies.stock(Bodies.id(), store.id(), "of a new store");
        assertThat(site.pushOne(stock)).as("nobody works in it yet").isEqualTo("not-your-store");

        central.assign(store, site.id());
        site.drain();

        assertThat(site.replica().holds(new Key("store", store.id())))
                .as("its site knows it")
                .isTrue();
        assertThat(site.pushOne(stock)).isEqualTo("accepted");
        central.own().drain();
        assertThat(central.own().replica().content())
                .as("central collects it")
                .containsEntry(stock.key(), stock.body());
    }

    private Store madeByPeople() {
        String code = Bodies.id();
        String name = idOf(masterData
                .admin()
                .post("/api/v1/names", "{\"code\":\"" + code + "\",\"name\":\"A new clinic\",\"type\":\"store\"}"));
        String store = idOf(masterData
                .admin()
                .post(
                        "/api/v1/stores",
                        "{\"code\":\"" + code + "\",\"name\":\"A new clinic\",\"nameId\":\"" + name + "\"}"));
        masterData.awaitCaughtUp();
        central.facts().appeared(store, name, "store");
        return new Store(store, name, "store");
    }

    private static String idOf(Answer made) {
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.json().path("id").asText();
    }

    @Test
    void aSheetOfItemsReachesASite() {
        String prefix = prefix();
        String unit = unit();
        StringBuilder sheet = new StringBuilder("code,item_name,unit\n");
        for (int line = 0; line < 50; line++) {
            sheet.append("%s%d,Item é%d,%s\n".formatted(prefix, line, line, unit));
        }

        JsonNode done = imported(sheet.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("DONE");
        assertThat(done.path("created").asInt()).isEqualTo(50);
        masterData.awaitCaughtUp();
        assertThat(codesThatCame(sites.getFirst(), prefix)).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aSheetThatIsNotInUtf8ChangesNothing() {
        String prefix = prefix();
        String sheet = "code,item_name\n%s1,Cafe\n%s2,Café\n".formatted(prefix, prefix);
        brokenInLine3(sheet.getBytes(Charset.forName("windows-1252")), "", prefix);
    }

    @Test
    void aSheetWithACodeTwiceChangesNothing() {
        String prefix = prefix();
        String sheet = "code,item_name\n%s1,One\n%s1,The same code\n".formatted(prefix, prefix);
        brokenInLine3(sheet.getBytes(StandardCharsets.UTF_8), "code", prefix);
    }

    @Test
    void aSheetWithAnUnknownUnitChangesNothing() {
        String prefix = prefix();
        String sheet = "code,item_name,unit\n%s1,One,%s\n%s2,Two,no such unit\n".formatted(prefix, unit(), prefix);
        brokenInLine3(sheet.getBytes(StandardCharsets.UTF_8), "unit", prefix);
    }

    private void brokenInLine3(byte[] sheet, String field, String prefix) {
        JsonNode failed = imported(sheet);

        assertThat(failed.path("state").asText()).as("%s", failed).isEqualTo("FAILED");
        assertThat(failed.at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(failed.at("/problems/0/field").asText("")).isEqualTo(field);
        assertThat(masterData
                        .admin()
                        .get("/api/v1/items?search=" + prefix)
                        .json()
                        .path("items"))
                .as("all of a sheet or nothing")
                .isEmpty();
        masterData.awaitCaughtUp();
        assertThat(codesThatCame(sites.getFirst(), prefix)).isEmpty();
    }

    @Test
    void nobodyAndViewersEditNothing() {
        String item = Bodies.id();
        String path = MasterData.itemPath(item);
        Answer nobody = Api.ofNobody(central, InternalService.MASTER_DATA).putNew(path, MasterData.item(item, "no"));
        Api viewer = Api.as("viewer", central, InternalService.MASTER_DATA);
        Answer forbidden = viewer.putNew(path, MasterData.item(item, "no"));
        Answer sheet = viewer.csv("/api/v1/imports?type=items", "code,item_name\n".getBytes(StandardCharsets.UTF_8));

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(sheet.status()).isEqualTo(403);
        assertThat(viewer.get("/api/v1/items").status()).as("a viewer reads").isEqualTo(200);
        assertThat(masterData.admin().get(path).status()).as("nothing was made").isEqualTo(404);
    }

    private JsonNode imported(byte[] sheet) {
        Answer begun = masterData.admin().csv("/api/v1/imports?type=items", sheet);
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        String path = "/api/v1/imports/" + begun.json().path("id").asText();
        return Awaitility.await("the import ends")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> masterData.admin().get(path).json(),
                        job -> !job.path("state").asText().equals("RUNNING"));
    }

    private String unit() {
        String name = "unit " + Bodies.id();
        idOf(masterData.admin().post("/api/v1/units", "{\"name\":\"" + name + "\"}"));
        return name;
    }

    private static String prefix() {
        return Bodies.id() + "-";
    }

    private static List<String> codesThatCame(WireSite site, String prefix) {
        return site.drain().stream()
                .filter(row -> row.key().type().equals("item"))
                .map(row -> field(row, "code"))
                .filter(code -> code.startsWith(prefix))
                .toList();
    }

    private static String field(Row row, String name) {
        String body = row.body() == null ? "{}" : row.body();
        return Answer.json(body.getBytes(StandardCharsets.UTF_8)).path(name).asText();
    }
}
