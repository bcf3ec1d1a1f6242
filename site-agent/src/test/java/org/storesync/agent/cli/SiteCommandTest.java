package org.storesync.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.central.Decisions;
import org.storesync.agent.jdbc.HistoryTable;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;

class SiteCommandTest {
    @TempDir
    Path home;

    private final ScriptedCentral central = atThePrimary();

    private SiteParts parts = TestSites.parts(central);
    private String complains = "";
    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        return run(false, arguments);
    }

    private int run(boolean live, String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(Arrays.asList(arguments));
        int code = SiteCommand.run(
                "site",
                complains,
                parts,
                new PrintWriter(outText),
                new PrintWriter(errText),
                live,
                all.toArray(String[]::new));
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    private static ScriptedCentral atThePrimary() {
        ScriptedCentral central = new ScriptedCentral();
        central.site = primary();
        return central;
    }

    private static SiteView primary(SiteView.StoreOnSite... stores) {
        SiteView usual = ScriptedCentral.site(List.of(stores));
        return new SiteView(7, "District A", "desktop", 0, true, 7, usual.protocol(), usual.limits(), List.of(stores));
    }

    @Test
    void tellsInPlainWordsWhatIsWrongWithACommandLine() {
        assertThat(run("clinic", "refused", "now")).isEqualTo(2);
        assertThat(err).isEqualTo("there is nothing called 'now' here\nTry 'site refused --help'.\n");
        assertThat(run("clinic", "list", "item", "--wheres")).isEqualTo(2);
        assertThat(err).isEqualTo("there is no option '--wheres' here; is --where meant?\nTry 'site list --help'.\n");
        assertThat(run("clinic", "init", "--url", "http://127.0.0.1:9", "--secret", "x"))
                .isEqualTo(2);
        assertThat(err).isEqualTo("init needs --hand-over FILE, or --url and --site-id and the secret\n");
        assertThat(run("clinic", "list")).isEqualTo(2);
        assertThat(err).isEqualTo("TYPE is needed\nTry 'site list --help'.\n");
    }

    private int init() {
        return run("clinic", "init", "--url", "http://127.0.0.1:9", "--site-id", "7", "--secret", "s3cret");
    }

    @Test
    void makesASiteThatOnlyItsOwnerMayRead() throws IOException {
        central.site = primary(new SiteView.StoreOnSite("S1", "active", 1, true));
        central.lastPage(
                List.of(3L), ScriptedCentral.upsert(3, "item", "I", 1, "{\"item_name\":\"Amoxicillin 250mg\"}"));

        assertThat(init()).isZero();

        assertThat(out).isEqualTo("""
                This is site 7, District A (desktop).
                  store S1: active
                Sent 0, received 1, in 0.0 s; 0 B up, 200 B down.
                """);
        Path folder = home.resolve("clinic");
        assertThat(Files.readString(folder.resolve("site.properties")))
                .contains("siteId=7", "secret=s3cret", "name=clinic", "device=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("site.properties"))))
                .isEqualTo("rw-------");
        assertThat(init()).isEqualTo(2);
        assertThat(err).contains("exists already").doesNotContain("s3cret");
    }

    @Test
    void leavesNothingBehindWhenTheSecretIsRefused() {
        parts = TestSites.parts(failing(new CentralProblem(401, "not-authenticated", "no", "R9", null)));
        assertThat(init()).isEqualTo(1);
        assertThat(err)
                .isEqualTo("central refused this site's secret: check siteId and secret in site.properties, or ask"
                        + " an administrator for a new secret [request R9]\n");
        assertThat(home.resolve("clinic")).doesNotExist();
    }

    @Test
    void goesOnWithAnInitThatWasCutAsTheSameDevice() throws IOException {
        parts = TestSites.parts(failing(new CentralUnreachable("nothing answers")));
        assertThat(init()).isEqualTo(3);
        String device = Site.open(home.resolve("clinic"), parts).settings().device();
        parts = TestSites.parts(central);
        assertThat(init()).isZero();
        assertThat(Site.open(home.resolve("clinic"), parts).settings().device()).isEqualTo(device);
    }

    @Test
    void keepsShowsListsAndDeletesRecordsOffLine() {
        init();
        assertThat(run(
                        "clinic",
                        "put",
                        "item",
                        "--id",
                        "AM250",
                        "item_name=Amoxicillin 250mg",
                        "default_pack_size=100",
                        "is_vaccine=false",
                        "unit_ID=12"))
                .isZero();
        assertThat(out).isEqualTo("Kept item AM250; 1 record waits to be sent with the next sync.\n");
        assertThat(run("clinic", "get", "item", "AM250", "--json")).isZero();
        assertThat(out)
                .isEqualTo("{\"ID\":\"AM250\",\"item_name\":\"Amoxicillin 250mg\",\"default_pack_size\":100,"
                        + "\"is_vaccine\":false,\"unit_ID\":\"12\"}\n");
        run("clinic", "put", "item", "--id", "AM250", "default_pack_size=10.50");
        assertThat(out).startsWith("Changed item AM250");
        run("clinic", "get", "item", "AM250");
        assertThat(out)
                .startsWith("item AM250, version 0, with a change that is not sent yet\n")
                .contains("default_pack_size  10.50\n", "item_name          \"Amoxicillin 250mg\"\n");
        run("clinic", "put", "item", "--body", "{\"ID\":\"PA500\",\"item_name\":\"Paracetamol 500mg\"}");
        assertThat(out).startsWith("Kept item PA500; 2 records wait");
        run("clinic", "list", "item");
        assertThat(out).contains("AM250", "Amoxicillin 250mg  (not sent yet)", "2 records.");
        run("clinic", "list", "item", "--where", "item_name=Paracetamol 500mg", "--json");
        assertThat(out).isEqualTo("{\"ID\":\"PA500\",\"item_name\":\"Paracetamol 500mg\"}\n");
        run("clinic", "list", "item", "--limit", "1");
        assertThat(out).contains("The first 1 record.").doesNotContain("PA500");
        assertThat(run("clinic", "delete", "item", "PA500")).isZero();
        assertThat(run("clinic", "get", "item", "PA500")).isEqualTo(1);
        assertThat(err).isEqualTo("there is no item PA500 at this site\n");
    }

    @Test
    void makesAnIdWhereNoneIsGiven() {
        init();
        run("clinic", "put", "item", "item_name=X");
        String id = out.split(" ")[2].replace(";", "");
        assertThat(id).matches("[0-9A-F]{32}");
        run("clinic", "get", "item", id, "--json");
        assertThat(out).contains("\"ID\":\"" + id + "\"");
    }

    @Test
    void saysHowACommandIsGivenRightly() {
        init();
        assertThat(run("nowhere", "sync")).isEqualTo(2);
        assertThat(err).isEqualTo("no site 'nowhere' in " + home + "; there are: clinic\n");
        assertThat(run("../etc", "sync")).isEqualTo(2);
        assertThat(run("clinic", "put", "itm", "a=b")).isEqualTo(2);
        assertThat(err).startsWith("no record type 'itm'");
        assertThat(run("clinic", "put", "item_lime", "a=b")).isEqualTo(2);
        assertThat(err).contains("perhaps item");
        assertThat(run("clinic", "put", "item", "ab")).isEqualTo(2);
        assertThat(err).contains("field=value");
        assertThat(run("clinic", "put", "item")).isEqualTo(2);
        assertThat(run("clinic", "put", "item", "a=b", "--body", "{}")).isEqualTo(2);
        assertThat(run("clinic", "put", "item", "--file", "/no/such/file")).isEqualTo(2);
        assertThat(err).isEqualTo("can't read the file /no/such/file\n");
        assertThat(run("clinic", "put", "item", "--id", "A", "--body", "{\"ID\":\"B\"}"))
                .isEqualTo(2);
        assertThat(err).contains("must be the same");
        assertThat(run("clinic", "put", "item", "--body", "{\"ID\":")).isEqualTo(2);
        assertThat(err).startsWith("the body is not JSON").hasLineCount(1);
        assertThat(run("clinic", "watch", "--every", "soon")).isEqualTo(2);
        assertThat(run("clinic", "dance")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out).contains("there are: clinic");
        assertThat(run("x", "init", "--url", "ftp://a", "--site-id", "7", "--secret", "s"))
                .isEqualTo(2);
        assertThat(err).contains("https://central.example.org");
    }

    @Test
    void tellsWhatASyncDid() {
        init();
        run("clinic", "put", "item", "--id", "A", "a=1");
        run("clinic", "put", "item", "--id", "B", "a=1");
        central.answer(
                ScriptedCentral.accepted(1, 3L),
                ScriptedCentral.refused("primary-only", "only the primary edits this"));
        assertThat(run("clinic", "sync")).isZero();
        assertThat(out)
                .startsWith("Sent 2 (1 accepted, 1 refused), received 0, in 0.0 s; ")
                .contains("Central refused 1 record; 'site clinic refused' says why and how to go on.")
                .doesNotContain("\r", "\033");
        run("clinic", "put", "item", "--id", "C", "a=1");
        assertThat(run("clinic", "sync", "--json")).isZero();
        assertThat(out).startsWith("{\"sent\":1,\"outcomes\":{\"accepted\":1},");
    }

    @Test
    void drawsABarOnlyWhereAPersonLooks() {
        init();
        run("clinic", "put", "item", "--id", "A", "a=1");
        assertThat(run(true, "clinic", "sync")).isZero();
        assertThat(out).contains("\r\033[KSending   [########################] 1 of 1 record");
        assertThat(ProgressView.bar(5, 10)).isEqualTo("############............");
        assertThat(ProgressView.bar(0, 0)).hasSize(24);
    }

    @Test
    void showsTheStatusOfASite() {
        central.site = primary(new SiteView.StoreOnSite("F", "active", 1, false));
        init();
        run("clinic", "put", "item", "--id", "A", "a=1");
        central.answer(ScriptedCentral.refused("primary-only", "only the primary edits this"));
        run("clinic", "sync");
        run("clinic", "put", "unit", "--id", "U", "units=tab");
        assertThat(run("clinic", "status")).isZero();
        assertThat(out).isEqualTo("""
                Site 7, District A (desktop), at http://127.0.0.1:9
                  store F: active; central does not collect it; its data stay here

                to send        1 record
                to receive     0 records
                last sync      2026-11-23 08:00:00, 0.0 s ago

                record type                       records    to send
                item                                    1          0
                unit                                    1          1
                all                                     2          1

                Central refused 1 record:
                  item A: primary-only, only the primary edits this
                """);
        assertThat(run("clinic", "status", "--json")).isZero();
        assertThat(out).contains("\"toSend\" : 1", "\"refused\" : 1", "\"code\" : \"primary-only\"");
    }

    @Test
    void showsTheStatusOffLineToo() {
        init();
        parts = TestSites.parts(failing(new CentralUnreachable("nothing answers")));
        assertThat(run("clinic", "status")).isZero();
        assertThat(out).contains("to receive     0 records at the last page", "central not reachable: nothing answers");
        assertThat(run("clinic", "sync")).isEqualTo(3);
        assertThat(err).contains("central not reachable").contains("nothing is lost");
    }

    @Test
    @DisplayName("claims-F3 status tells one fault once: the last sync failed for what is wrong now")
    void tellsAFaultOnce() {
        init();
        parts = TestSites.parts(failing(new CentralUnreachable("nothing answers")));
        run("clinic", "sync");
        run("clinic", "status");
        assertThat(out)
                .containsOnlyOnce("nothing is lost")
                .contains("0.0 s ago: it failed for the same reason as below\n")
                .contains("central        central not reachable: nothing answers");
        run("clinic", "status", "--offline");
        assertThat(out).contains("0.0 s ago: central not reachable: nothing answers", "central        not asked");
        parts = TestSites.parts(failing(new CentralProblem(403, "site-suspended", "no", "R9", null)));
        run("clinic", "status");
        assertThat(out).contains(": central not reachable: nothing answers", "central        this site is suspended");
    }

    @Test
    @DisplayName("claims-F3 list and get tell apart what waits, what was sent, what is held back and what is kept here")
    void tellsWhatBecomesOfAChange() {
        central.site = primary(new SiteView.StoreOnSite("S1", "active", 1, true));
        init();
        for (String id : List.of("A", "B", "C")) {
            run("clinic", "put", "Location", "--id", id, "store_ID=S1");
        }
        central.answer(
                ScriptedCentral.outcome("not-collected"),
                ScriptedCentral.outcome("retry-later"),
                ScriptedCentral.accepted(1, 3L));
        central.answer(ScriptedCentral.outcome("retry-later"));
        run("clinic", "sync");
        run("clinic", "put", "Location", "--id", "D", "store_ID=S1");

        run("clinic", "list", "Location");
        assertThat(out.lines())
                .anyMatch(line -> line.startsWith("A ") && line.endsWith("(kept here: central does not collect it)"))
                .anyMatch(line -> line.startsWith("B ") && line.endsWith("(held back: central asked for it later)"))
                .anyMatch(line -> line.startsWith("C ") && !line.endsWith(")"))
                .anyMatch(line -> line.startsWith("D ") && line.endsWith("(not sent yet)"));
        run("clinic", "get", "Location", "A");
        assertThat(out)
                .startsWith("Location A, version 0, with a change that is kept here: central does not collect it\n");
        run("clinic", "get", "Location", "B");
        assertThat(out).contains(", with a change that is held back: central asked for it later\n");

        central.answers.add(batch -> {
            throw new CentralProblem(400, "invalid-request", "no", "R9", null);
        });
        run("clinic", "sync");
        run("clinic", "list", "Location");
        assertThat(out.lines())
                .anyMatch(line -> line.startsWith("B ") && line.endsWith("(sent, not answered yet)"))
                .anyMatch(line -> line.startsWith("D ") && line.endsWith("(sent, not answered yet)"))
                .anyMatch(line -> line.startsWith("A ") && line.endsWith("(kept here: central does not collect it)"));
        run("clinic", "get", "Location", "D");
        assertThat(out).contains(", with a change that is sent, but not answered yet\n");
    }

    @Test
    @DisplayName("claims-7 each message about an error begins with who speaks")
    void saysWhoComplains() {
        complains = "storesync: ";
        assertThat(run("nowhere", "sync")).isEqualTo(2);
        assertThat(err).startsWith("storesync: no site 'nowhere' in ");
        assertThat(run("clinic", "refused", "now")).isEqualTo(2);
        assertThat(err).startsWith("storesync: there is nothing called 'now' here\nTry '");
    }

    @Test
    void hintsWhenTheQueueGrewOverDays() {
        assertThat(StatusAction.growth(days(340, 200, 90, 12)))
                .isEqualTo(
                        "the queue grew for 3 days, from 12 to 340 records: keep the link up for an hour; if it does not fall,"
                                + " call for help");
        assertThat(StatusAction.growth(days(340, 200, 90, 90))).isEmpty();
        assertThat(StatusAction.growth(days(10, 200, 90, 12))).isEmpty();
        assertThat(StatusAction.growth(List.of())).isEmpty();
    }

    private static List<HistoryTable.Day> days(long... newestFirst) {
        List<HistoryTable.Day> days = new ArrayList<>();
        for (long toSend : newestFirst) {
            days.add(new HistoryTable.Day(LocalDate.of(2026, 11, 23).minusDays(days.size()), toSend));
        }
        return days;
    }

    @Test
    void watchesAndTellsEachChangeThatComes() {
        init();
        central.lastPage(
                List.of(3L),
                ScriptedCentral.upsert(3, "item", "4F", 1, "{\"item_name\":\"Amoxicillin\\u001b[31m 250mg\"}"));
        central.lastPage(List.of(3L), ScriptedCentral.delete(3, "item", "4F", 2));

        assertThat(run("clinic", "watch", "--every", "1s", "--times", "2")).isZero();

        assertThat(out).isEqualTo("""
                Syncing site clinic every 1.0 s; end with Ctrl-C.
                + item 4F Amoxicillin\\u001b[31m 250mg
                - item 4F
                """);
    }

    @Test
    void comesAgainWhenCentralInMaintenanceAsksForIt() {
        init();
        List<Duration> pauses = new ArrayList<>();
        parts = TestSites.parts(
                failing(new CentralProblem(503, "maintenance", "any", "R9", Duration.ofSeconds(250))), pauses);

        assertThat(run("clinic", "sync")).isEqualTo(3);
        assertThat(err)
                .isEqualTo(
                        "central is in maintenance; nothing is lost, this site keeps its changes; try again in 5 minutes [request R9]\n");
        assertThat(pauses).as("it does not call again at once").isEmpty();

        run("clinic", "watch", "--every", "20s", "--times", "3");
        assertThat(pauses).containsExactly(Duration.ofSeconds(250), Duration.ofSeconds(250));
        assertThat(out).contains("Syncing again in 4 min 10 s, because central asked for it.");

        pauses.clear();
        run("clinic", "watch", "--every", "10m", "--times", "2");
        assertThat(pauses).containsExactly(Duration.ofMinutes(10));
        assertThat(out).doesNotContain("Syncing again");
    }

    @Test
    @DisplayName("field-E1 a value has the kind that the catalogue knows, else it is a text; := says it exactly")
    void keepsTheKindOfEachField() {
        central.site = primary(new SiteView.StoreOnSite("S1", "active", 1, true));
        init();
        for (String batch : List.of("220915", "1.50", "12E4", "0012", "true", "null")) {
            assertThat(run("clinic", "put", "item_line", "--id", "L", "store_ID=S1", "batch=" + batch, "quantity=5"))
                    .isZero();
            run("clinic", "get", "item_line", "L", "--json");
            assertThat(out).contains("\"batch\":\"" + batch + "\",\"quantity\":5");
        }
        run("clinic", "put", "item_line", "--id", "L", "batch:=null", "quantity:=1.50", "own=12", "mine:=[1]");
        run("clinic", "get", "item_line", "L", "--json");
        assertThat(out).contains("\"batch\":null,\"quantity\":1.50,\"own\":\"12\",\"mine\":[1]");
        for (String wrong : List.of("quantity=many", "quantity=05", "quantity:=", "quantity:=05", "pack_size=1,5")) {
            assertThat(run("clinic", "put", "item_line", "--id", "L", wrong))
                    .as(wrong)
                    .isEqualTo(2);
        }
        assertThat(run("clinic", "put", "Location", "--id", "P", "store_ID=S1", "hold=maybe"))
                .isEqualTo(2);
        assertThat(err).contains("hold must be true or false");
    }

    @Test
    @DisplayName("claims-1 own stores are known by code, in put, in --where and in status")
    void knowsStoresByCode() {
        central.site = primary(new SiteView.StoreOnSite("id-1", "active", 1, true));
        central.lastPage(
                List.of(3L), ScriptedCentral.upsert(3, "store", "id-1", 1, "{\"ID\":\"id-1\",\"code\":\"NKD01\"}"));
        init();
        assertThat(run("clinic", "put", "Location", "--id", "P", "code=A", "store=NKD01"))
                .isZero();
        run("clinic", "get", "Location", "P", "--json");
        assertThat(out).contains("\"store_ID\":\"id-1\"");
        run("clinic", "list", "Location", "--where", "store=NKD01");
        assertThat(out).contains("1 record.");
        run("clinic", "status");
        assertThat(out).contains("store NKD01 (id-1): active");
        assertThat(run("clinic", "put", "Location", "--id", "P", "store=NKD02")).isEqualTo(2);
        assertThat(err).isEqualTo("no store 'NKD02' is known at this site; there are NKD01\n");
    }

    @Test
    @DisplayName("claims-4 put refuses before it keeps what the site may not edit, and says why")
    void keepsNothingItMayNotEdit() {
        central.site = ScriptedCentral.site(List.of(
                new SiteView.StoreOnSite("S1", "active", 1, true),
                new SiteView.StoreOnSite("S2", "collector", 1, true)));
        init();
        assertThat(run("clinic", "put", "item", "--id", "I", "code=A")).isEqualTo(1);
        assertThat(err).contains("item I is not kept: only the primary edits this", "--unchecked");
        assertThat(run("clinic", "put", "Location", "--id", "P", "store_ID=S2")).isEqualTo(1);
        assertThat(err).contains("it is S2; this site edits S1");
        assertThat(run("clinic", "put", "Location", "--id", "P", "code=A")).isEqualTo(1);
        assertThat(err).contains("store_ID is missing; give store=CODE");
        assertThat(run("clinic", "put", "trans_line", "--id", "L", "transaction_ID=none"))
                .isEqualTo(1);
        assertThat(err).contains("there is no transact none at this site");
        assertThat(run("clinic", "put", "Location", "--id", "P", "store_ID=S1")).isZero();
        assertThat(run("clinic", "put", "item", "--id", "I", "--unchecked", "code=A"))
                .isZero();
        assertThat(out).contains("2 records wait");
    }

    @Test
    @DisplayName(
            "claims-F1 a change that waited and was refused at last is shown as refused, one that was taken not any more")
    void showsHowAWaitEnded() {
        central.site = primary(new SiteView.StoreOnSite("S1", "active", 1, true));
        init();
        for (String id : List.of("A", "B", "C", "D")) {
            run("clinic", "put", "item", "--id", id, "code=" + id);
        }
        PushAnswer.ChangeOutcome waits = ScriptedCentral.waiting("parent-missing");
        central.answer(waits, waits, waits, waits);
        run("clinic", "sync");
        assertThat(out).contains("4 wait there");
        String why = "central judged it again";
        central.decisions.addAll(List.of(
                decision(1, "A", "JUDGE_AGAIN", "refused", "not-your-store", why),
                decision(2, "B", "JUDGE_AGAIN", "stale", "stale", why),
                decision(3, "C", "JUDGE_AGAIN", "accepted", "parent-missing", why),
                decision(9, "D", "JUDGE_AGAIN", "refused", "not-your-store", "of an older change")));

        run("clinic", "sync");

        run("clinic", "refused");
        assertThat(out)
                .contains("refused item A", "not-your-store: ", "central decided: judged again (" + why + ")")
                .contains("refused item B", "stale: ")
                .contains("waiting item D", "parent-missing: ")
                .doesNotContain("item C");
        assertThat(run("clinic", "drop", "item", "A")).isZero();
        assertThat(out).doesNotContain("goes on waiting");
    }

    private static Decisions.Decision decision(
            long siteSeq, String id, String word, String outcome, String code, String reason) {
        return new Decisions.Decision(
                Long.toString(siteSeq), siteSeq, "item", id, word, outcome, code, reason, "2026-11-23");
    }

    @Test
    @DisplayName("claims-4 what was refused or waits is marked in lists, told with its meaning, dropped or sent again")
    void goesOnAfterARefusal() {
        central.site = primary(new SiteView.StoreOnSite("S1", "active", 1, true));
        init();
        for (String id : List.of("A", "B", "C")) {
            run("clinic", "put", "item", "--id", id, "code=" + id);
        }
        central.answer(
                ScriptedCentral.refused("primary-only", "only the primary edits this"),
                ScriptedCentral.waiting("store-moved"),
                ScriptedCentral.refused("in-use-of-tomorrow", "why not"));
        central.decisions.add(new Decisions.Decision(
                "1", 2, "item", "B", "DISCARD", "discarded", "store-moved", "counted twice", "2026-11-23"));
        run("clinic", "sync");
        assertThat(out).contains("Central refused 2 records, and 1 waits there; 'site clinic refused' says why");
        run("clinic", "list", "item");
        assertThat(out).contains("(refused: primary-only)", "(waits at central: store-moved)");
        assertThat(run("clinic", "refused")).isZero();
        assertThat(out)
                .contains(
                        "refused item A, 2026-11-23 08:00:00\n  primary-only: only the primary edits this\n",
                        "waiting item B",
                        "central decided: discarded (counted twice)",
                        "  in-use-of-tomorrow\n  why not\n");
        run("clinic", "refused", "--json");
        assertThat(out).contains("\"outcome\" : \"quarantined\"", "\"reason\" : \"counted twice\"");
        run("clinic", "get", "item", "A");
        assertThat(out).contains("central refused a change: primary-only");

        assertThat(run("clinic", "drop", "item", "A")).isZero();
        assertThat(out).contains("it is gone here");
        assertThat(run("clinic", "get", "item", "A")).isEqualTo(1);
        assertThat(run("clinic", "drop", "item", "B")).isZero();
        assertThat(out).doesNotContain("goes on waiting");
        assertThat(run("clinic", "send-again", "item", "C")).isZero();
        run("clinic", "sync");
        assertThat(out).startsWith("Sent 1 (1 accepted)").doesNotContain("refused");
        run("clinic", "refused");
        assertThat(out).isEqualTo("0 records.\n");
        assertThat(run("clinic", "drop", "item", "C")).isEqualTo(1);
    }

    @Test
    @DisplayName("claims-3 an unknown field of --where is an error; each command has its help")
    void saysWhatIsWrongWithAList() {
        init();
        assertThat(run("clinic", "list", "item", "--where", "cod=A")).isEqualTo(2);
        assertThat(err).startsWith("no field 'cod' in item");
        assertThat(run("clinic", "list", "item", "--where", "code=A")).isZero();
        assertThat(run("clinic", "list", "item", "--limit", "0")).isEqualTo(2);
        assertThat(run("clinic", "put", "item", "--id", "x".repeat(65), "code=A"))
                .isEqualTo(2);
        for (String command : List.of("put", "list", "get", "delete", "status", "sync", "watch", "refused", "drop")) {
            assertThat(run("clinic", command, "--help")).as(command).isZero();
            assertThat(out).contains("Usage: site", command);
        }
    }

    @Test
    @DisplayName("security-14 control characters of others are shown escaped, in lists, records and JSON")
    void escapesControlCharacters() {
        central.lastPage(
                List.of(3L),
                ScriptedCentral.upsert(3, "item", "4F", 1, "{\"item_name\":\"\\u001b]0;x\\u0007\u009b\u202e\"}"));
        init();
        run("clinic", "get", "item", "4F");
        assertThat(out).doesNotContain("\u001b", "\u009b", "\u202e").contains("\\u009b");
        run("clinic", "list", "item", "--json");
        assertThat(out).contains("\\u001b]0;x\\u0007\\u009b\\u202e");
        run("clinic", "list", "item");
        assertThat(out).contains("\\u001b]0;x\\u0007\\u009b\\u202e");
    }

    private static CentralClient failing(RuntimeException fault) {
        return new ScriptedCentral() {
            @Override
            public SiteView site() {
                throw fault;
            }

            @Override
            public org.storesync.model.site.SyncVerdict begin(org.storesync.model.site.SyncStart start) {
                throw fault;
            }

            @Override
            public StatusView status() {
                throw fault;
            }
        };
    }
}
