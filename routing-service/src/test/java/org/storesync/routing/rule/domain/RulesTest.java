package org.storesync.routing.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CENTRAL;
import static org.storesync.routing.rule.domain.World.CENTRAL_SITE;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.FORMER;
import static org.storesync.routing.rule.domain.World.INBOX_A;
import static org.storesync.routing.rule.domain.World.INBOX_B;
import static org.storesync.routing.rule.domain.World.OTHER;
import static org.storesync.routing.rule.domain.World.PRIMARY;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.STORE_B;
import static org.storesync.routing.rule.domain.World.STORE_M;
import static org.storesync.routing.rule.domain.World.TRANSFERS;
import static org.storesync.routing.rule.domain.World.change;
import static org.storesync.routing.rule.domain.World.delete;
import static org.storesync.routing.rule.domain.World.key;
import static org.storesync.routing.rule.domain.World.upsert;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.json.PushedChange;

/** Who may edit what and where it is at home: C1 row by row, and each code of a refusal or a wait. */
class RulesTest {
    private final World world = new World();

    @DisplayName("C1: each category has its editor and its home; B1, A2")
    @ParameterizedTest(name = "{0} by site {2}: {3}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "item, 'item_name':'x', 2, home 1",
                "item, 'item_name':'x', 10, primary-only",
                "item, 'item_name':'x', 1, primary-only",
                "name, 'type':'facility', 2, home 1",
                "transaction_category, 'type':'ci', 2, home 1",
                "transaction_category, 'type':'pi', 2, home 2",
                "abbreviation, 'a':1, 2, home 2",
                "abbreviation, 'a':1, 10, primary-only",
                "store, 'name_ID':'nX', 2, home 3",
                "store, 'name_ID':'nX', 10, primary-only",
                "name_store_join, 'store_ID':'A', 2, home 12",
                "name_store_join, 'store_ID':'A', 10, primary-only",
                "item_store_join, 'store_ID':'C', 2, home 32",
                "item_store_join, 'store_ID':'X', 2, store-unknown X",
                "item_store_join, 'item_ID':'X', 2, field-missing",
                "pref, `'item':'store_preferences','store_ID':'A'`, 2, home 12",
                "pref, 'item':'centralised_payments', 2, home 1",
                "pref, 'item':'anything', 2, local-data",
                "list_master_name_join, 'name_ID':'nA', 2, home 12",
                "list_master_name_join, 'name_ID':'nobody', 2, home 1",
                "preference, 'store_id':'A', 2, home 12",
                "preference, 'store_id':'', 2, home 1",
                "preference, 'store_id':null, 2, home 1",
                "item_line, 'store_ID':'A', 10, home 11",
                "item_line, 'store_ID':'A', 20, not-your-store",
                "item_line, 'store_ID':'A', 2, not-your-store",
                "item_line, 'store_ID':'A', 30, store-moved A",
                "item_line, 'store_ID':'C', 10, not-your-store",
                "item_line, 'store_ID':'X', 10, store-unknown X",
                "item_line, 'store_ID':'', 10, field-missing",
                "item_line, 'store_ID':null, 10, field-missing",
                "item_line, 'store_ID':{}, 10, field-kind",
                "item_line, 'store_ID':'M', 10, not-collected",
                "item_line, 'store_ID':'D', 10, not-collected",
                "backorder, 'store_ID':'D', 10, not-collected",
                "Stock_take, 'store_ID':'D', 10, not-collected",
                "Location, 'store_ID':'D', 10, home 51",
                "requisition, `'store_ID':'D','type':'request'`, 10, home 51",
                "transact, `'store_ID':'D','type':'ci','mode':'dispensary'`, 10, not-collected",
                "transact, `'store_ID':'D','type':'bu'`, 10, not-collected",
                "transact, `'store_ID':'D','type':'ci','status':'nw','name_ID':'plain'`, 10, not-collected",
                "transact, `'store_ID':'D','type':'ci','status':'nw','name_ID':'nB'`, 10, home 51",
                "asset, 'store_id':'A', 10, home 11",
                "asset, 'a':1, 2, home 1",
                "asset, 'a':1, 10, primary-only",
                "asset, 'a':1, 31, primary-moved 31",
                "item_store_join, 'store_ID':'C', 31, primary-moved 31",
                "item_line, 'store_ID':'A', 31, not-your-store",
                "temperature_breach_config, 'store_ID':'A', 10, home 11",
                "temperature_breach_config, 'a':1, 2, home 1",
                "name_note, 'store_ID':'A', 10, home 11",
                "name_note, `'store_ID':'A','patient_event_ID':'E'`, 10, category-not-served-yet",
                "name, 'type':'patient', 2, category-not-served-yet",
                "clinician, 'store_ID':'A', 10, category-not-served-yet",
                "encounter, 'name_ID':'P', 10, category-not-served-yet",
                "site, 'a':1, 2, central-only",
                "sync_preference, 'a':1, 1, central-only",
                "log, 'a':1, 10, local-data",
                "tender, 'a':1, 2, local-data",
                "user, 'store_ID':'A', 10, home 11",
                "user, 'store_ID':'A', 20, not-your-store",
                "user, 'store_ID':'A', 30, store-moved A",
                "user, 'store_ID':'X', 10, store-unknown X",
                "user, 'a':1, 10, field-missing"
            })
    void putsEachCategoryWhereItBelongs(String type, String body, int site, String expected) {
        assertThat(world.says(site, upsert(1, type, "R", body.strip()))).isEqualTo(expected);
    }

    @DisplayName(
            "C1: messages go by sender and receiver; blank sender only from central or the primary, blank receiver to everybody")
    @ParameterizedTest(name = "from {0} to {1} by site {2}: {3}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'A', 'B', 10, home 11 inbox 23",
                "'A', 'A', 10, home 11 inbox 13",
                "'A', '', 10, home 1",
                "'A', null, 10, home 1",
                "'', 'B', 2, home 23",
                "'', 'B', 1, home 23",
                "null, null, 2, home 1",
                "'', '', 1, home 1",
                "'', 'B', 10, sender-not-yours",
                "'', '', 10, sender-not-yours",
                "'B', 'A', 10, sender-not-yours",
                "'B', 'A', 2, sender-not-yours",
                "'C', 'A', 10, sender-not-yours",
                "'X', 'A', 10, store-unknown X",
                "'A', 'X', 10, store-unknown X",
                "'M', 'B', 10, home 41 inbox 23",
                "'M', '', 10, home 1"
            })
    void routesMessages(String from, String to, int site, String expected) {
        String body = "'fromStoreID':" + from + ",'toStoreID':" + to;
        assertThat(world.says(site, upsert(1, "message", "R", body))).isEqualTo(expected);
    }

    @Test
    void editsAMessageByTheSameRule() {
        world.with("message", "R", STORE_A, Operation.UPSERT, 3, null, INBOX_B);

        assertThat(world.says(CLINIC, upsert(1, "message", "R", "'fromStoreID':'A','toStoreID':'B'")))
                .isEqualTo("home 11 inbox 23");
        world.reads("message", "R", "'fromStoreID':'A','toStoreID':'B','body':'b','status':'n'");
        String answer = "'fromStoreID':'A','toStoreID':'B','body':'forged','status':'done'";
        assertThat(world.says(OTHER, upsert(1, "message", "R", answer)))
                .as("its receiver says what became of it")
                .isEqualTo("home 11 inbox 23");
        assertThat(new String(
                        ((Verdict.Accept) world.judge(OTHER, upsert(1, "message", "R", answer)))
                                .writing()
                                .body(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"body\":\"b\",\"status\":\"done\"");
        assertThat(world.says(CLINIC, delete(1, "message", "R"))).isEqualTo("home 11");
        assertThat(world.says(OTHER, delete(1, "message", "R"))).isEqualTo("sender-not-yours");
        assertThat(world.says(World.PRIMARY, delete(1, "message", "R"))).isEqualTo("sender-not-yours");
        assertThat(world.says(CLINIC, upsert(1, "message", "R", "'fromStoreID':'A','toStoreID':''")))
                .isEqualTo("home-changed");
    }

    @Test
    void whoDeletesWhatCentralWroteIntoAnInboxIsCentral() {
        world.with("message", "R", INBOX_A);

        assertThat(world.says(CENTRAL_SITE, delete(1, "message", "R"))).isEqualTo("home 13");
        assertThat(world.says(PRIMARY, delete(1, "message", "R"))).isEqualTo("home 13");
        assertThat(world.says(CLINIC, delete(1, "message", "R"))).isEqualTo("sender-not-yours");
    }

    @Test
    void standsWhereItsParentStands() {
        world.with("transact", "H", STORE_A).with("transact", "HB", STORE_B).with("list_master", "L", CENTRAL);

        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'H'")))
                .isEqualTo("home 11");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'HB'")))
                .isEqualTo("not-your-store");
        assertThat(world.says(FORMER, upsert(1, "trans_line", "R", "'transaction_ID':'H'")))
                .isEqualTo("store-moved A");
        assertThat(world.says(CLINIC, upsert(1, "list_master_line", "R", "'item_master_ID':'L'")))
                .isEqualTo("primary-only");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':''")))
                .isEqualTo("field-missing");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'no'")))
                .isEqualTo("parent-missing no");
    }

    @Test
    void childOfADeletedParentIsRefused() {
        world.with("transact", "H", STORE_A, Operation.DELETE, 2, null);

        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'H'")))
                .isEqualTo("parent-deleted");
    }

    @Test
    void aChildDoesNotChangeItsParent() {
        world.with("transact", "H1", STORE_A)
                .with("transact", "H2", STORE_A)
                .with("trans_line", "R", STORE_A, Operation.UPSERT, 1, key("transact", "H1"));

        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'H1'")))
                .isEqualTo("home 11");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'H2'")))
                .isEqualTo("home-changed");
    }

    @DisplayName("I1: no site can take an id of another home, and none moves a record by an update")
    @Test
    void tellsAnotherHomeFromAnotherOwner() {
        world.with("item_line", "ofA", STORE_A)
                .with("item_line", "ofB", STORE_B)
                .with("item_line", "ofM", STORE_M);

        assertThat(world.says(CLINIC, upsert(1, "item_line", "ofA", "'store_ID':'M'")))
                .isEqualTo("home-changed");
        assertThat(world.says(CLINIC, upsert(1, "item_line", "ofB", "'store_ID':'A'")))
                .isEqualTo("id-belongs-elsewhere");
        assertThat(world.says(FORMER, upsert(1, "item_line", "ofA", "'store_ID':'B'")))
                .isEqualTo("id-belongs-elsewhere");
        assertThat(world.says(CLINIC, upsert(1, "item_line", "ofB", "'store_ID':'B'")))
                .isEqualTo("not-your-store");
        assertThat(world.says(CLINIC, upsert(1, "item", "ofA", "'a':1")))
                .as("ids are taken per type")
                .isEqualTo("primary-only");
    }

    @Test
    void deletesByTheRecordThatStands() {
        world.with("item_line", "R", STORE_A)
                .with("item_line", "D", STORE_A, Operation.DELETE, 4, null)
                .with("trans_line", "T", STORE_A, Operation.UPSERT, 1, key("transact", "H"))
                .with("item", "I", CENTRAL);

        assertThat(world.says(CLINIC, delete(1, "item_line", "R"))).isEqualTo("home 11");
        assertThat(world.says(OTHER, delete(1, "item_line", "R"))).isEqualTo("not-your-store");
        assertThat(world.says(FORMER, delete(1, "item_line", "R"))).isEqualTo("store-moved A");
        assertThat(world.says(CLINIC, delete(1, "item_line", "D"))).isEqualTo("nothing");
        assertThat(world.says(CLINIC, delete(1, "trans_line", "T"))).isEqualTo("home 11");
        assertThat(world.says(CLINIC, delete(1, "item", "I"))).isEqualTo("primary-only");
    }

    @DisplayName("R33 delete of an unknown record, any type: accepted, nothing written")
    @ParameterizedTest
    @ValueSource(strings = {"item_line", "item", "log", "clinician", "pref", "user", "site"})
    void deletesNothing(String type) {
        assertThat(world.says(CLINIC, delete(1, type, "never"))).isEqualTo("nothing");
    }

    @Test
    void comparesTheBaseVersion() {
        world.with("item_line", "R", STORE_A, Operation.UPSERT, 5, null)
                .with("item_line", "D", STORE_A, Operation.DELETE, 6, null);
        String line = "{'type':'item_line','id':'%s','baseVersion':%d,'body':{'store_ID':'A'}}";

        assertThat(world.says(CLINIC, change(1, line.formatted("R", 5)))).isEqualTo("home 11");
        assertThat(world.says(CLINIC, change(1, line.formatted("R", 4)))).isEqualTo("stale 5");
        assertThat(world.says(CLINIC, change(1, line.formatted("R", 6)))).isEqualTo("stale 5");
        assertThat(world.says(CLINIC, change(1, line.formatted("new", 0)))).isEqualTo("home 11");
        assertThat(world.says(CLINIC, change(1, line.formatted("new", 1)))).isEqualTo("stale 0");
        assertThat(world.says(CLINIC, change(1, line.formatted("D", 6)))).isEqualTo("home 11");
        assertThat(world.says(CLINIC, change(1, "{'type':'item_line','id':'R','op':'delete','baseVersion':4}")))
                .isEqualTo("stale 5");
        assertThat(world.says(OTHER, change(1, line.formatted("R", 4))))
                .as("who may not edit learns no version")
                .isEqualTo("not-your-store");
    }

    @DisplayName(
            "C1, D5: central keeps nothing of a store that nobody collects, except transfer documents and their lines")
    @Test
    void keepsOnlyTransfersOfAStoreNobodyCollects() {
        world.with("transact", "kept", STORE_M).reads("transact", "kept", "'name_ID':'nB'");
        world.with("transact", "plain", STORE_M).reads("transact", "plain", "'name_ID':'nobody'");
        world.homes.put(key("transact", "known"), STORE_M);

        assertThat(world.says(CLINIC, transact("M", "si", "nw", "nB"))).isEqualTo("home 41");
        assertThat(world.says(CLINIC, transact("M", "ci", "fn", "nB"))).isEqualTo("home 41 inbox 23");
        assertThat(world.says(CLINIC, transact("M", "si", "nw", "nM")))
                .as("no transfer to oneself")
                .isEqualTo("not-collected");
        assertThat(world.says(CLINIC, transact("M", "si", "nw", "nobody"))).isEqualTo("not-collected");
        assertThat(world.says(CLINIC, transact("M", "bu", "nw", "nB")))
                .as("a build has no other party")
                .isEqualTo("not-collected");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'kept'")))
                .isEqualTo("home 41");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'plain'")))
                .as("oracle-O10 from the time when it was collected")
                .isEqualTo("not-collected");
        assertThat(world.says(CLINIC, upsert(1, "trans_line", "R", "'transaction_ID':'known'")))
                .isEqualTo("not-collected");
        assertThat(world.says(PRIMARY, upsert(1, "item_store_join", "R", "'store_ID':'M'")))
                .as("central store data is no store data")
                .isEqualTo("home 42");
        assertThat(world.says(CLINIC, delete(1, "item_line", "R"))).isEqualTo("nothing");
    }

    private static PushedChange transact(String store, String type, String status, String name) {
        String body = "'store_ID':'%s','type':'%s','status':'%s','name_ID':'%s'".formatted(store, type, status, name);
        return upsert(1, "transact", "R", body);
    }

    @Test
    void keepsWhatItDoesNotKnowYet() {
        assertThat(world.says(CLINIC, upsert(1, "drone", "R", "'a':1"))).isEqualTo("unknown-type");
        assertThat(world.says(CLINIC, delete(1, "drone", "R"))).isEqualTo("unknown-type");
        assertThat(world.says(CLINIC, change(1, "{'type':'item_line','id':'R','op':'merge'}")))
                .isEqualTo("operation-not-served-yet");
    }

    @Test
    void passesTheReadersFaultOn() {
        assertThat(world.judge(CLINIC, change(1, "{'type':'item','id':'R','body':[]}")))
                .isEqualTo(new Verdict.Refuse(RecordCode.BODY_NOT_OBJECT, RecordCode.BODY_NOT_OBJECT.meaning()));
        assertThat(world.says(CLINIC, change(1, "{'type':'item','id':'R','body':{'a':01}}")))
                .isEqualTo("change-malformed");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(world.judge(CLINIC, upsert(1, "item_line", "R", "'a':1")))
                .isEqualTo(new Verdict.Refuse(RecordCode.FIELD_MISSING, "the field store_ID is missing or empty"));
    }

    private static final String HALF = "'type':'si','store_ID':'B','name_ID':'nA','linked_transaction_id':'S'";

    @DisplayName("D4, architecture 5: the transfer-service makes halves in any store, and nothing else")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "transact | 'type':'si','store_ID':'B','name_ID':'nA','linked_transaction_id':'S' | home 21 inbox 13",
                "requisition | 'type':'response','store_ID':'B','name_ID':'nA','linked_requisition_id':'S' | home 21 inbox 13",
                "transact | 'type':'si','store_ID':'B','name_ID':'nA' | not-your-store",
                "transact | 'type':'ci','store_ID':'B','name_ID':'nA','linked_transaction_id':'S' | not-your-store",
                "item_line | 'store_ID':'B' | not-your-store",
                "item | 'item_name':'x' | not-your-store",
                "name_store_join | 'store_ID':'B' | not-your-store"
            })
    void theTransferServiceMakesHalves(String type, String body, String verdict) {
        assertThat(world.says(TRANSFERS, upsert(1, type, "H", body))).isEqualTo(verdict);
    }

    @DisplayName("D4: and changes them until the responding site has; only by the version they have")
    @Test
    void aHalfIsItsOwnUntilTheSiteChangedIt() {
        world.by(TRANSFERS, "transact", "H", World.STORE_B, null);
        world.by(OTHER, "transact", "T", World.STORE_B, null);
        world.by(TRANSFERS, "trans_line", "L", World.STORE_B, key("transact", "H"));

        assertThat(world.says(TRANSFERS, change(1, base("transact", "H", 7, HALF))))
                .isEqualTo("home 21 inbox 13");
        assertThat(world.says(TRANSFERS, change(1, base("transact", "H", 6, HALF))))
                .isEqualTo("stale 7");
        assertThat(world.says(TRANSFERS, upsert(1, "transact", "H", HALF))).isEqualTo("stale 7");
        assertThat(world.says(TRANSFERS, change(1, base("transact", "T", 7, HALF))))
                .isEqualTo("half-taken-over");
        assertThat(world.says(TRANSFERS, delete(1, "transact", "T"))).isEqualTo("half-taken-over");
        assertThat(world.says(TRANSFERS, delete(1, "transact", "H"))).isEqualTo("stale 7");
        assertThat(world.says(TRANSFERS, upsert(1, "trans_line", "M", "'transaction_ID':'H'")))
                .isEqualTo("home 21");
        assertThat(world.says(TRANSFERS, upsert(1, "trans_line", "M", "'transaction_ID':'T'")))
                .isEqualTo("half-taken-over");
        assertThat(world.says(OTHER, upsert(1, "transact", "H", HALF))).isEqualTo("home 21 inbox 13");
    }

    private static String base(String type, String id, long version, String body) {
        return "{'type':'" + type + "','id':'" + id + "','baseVersion':" + version + ",'body':{" + body + "}}";
    }
}
