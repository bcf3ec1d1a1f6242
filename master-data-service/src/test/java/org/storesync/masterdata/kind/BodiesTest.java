package org.storesync.masterdata.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.fixture.AllKinds;
import org.storesync.masterdata.item.ItemKind;
import org.storesync.masterdata.name.NameKind;
import org.storesync.masterdata.preference.PreferenceKind;
import org.storesync.masterdata.store.StoreKind;

class BodiesTest {
    @Test
    void readsOddFieldsAsNothing() {
        ObjectNode body =
                body("{'a':5,'b':[1],'c':null,'d':'  ','e':'x','f':'yes','g':1e99,'h':'0000-00-00','i':true}");

        assertThat(Bodies.text(body, "a")).isNull();
        assertThat(Bodies.text(body, "b")).isNull();
        assertThat(Bodies.text(body, "c")).isNull();
        assertThat(Bodies.text(body, "d")).isNull();
        assertThat(Bodies.text(body, "missing")).isNull();
        assertThat(Bodies.textOr(body, "e", "?")).isEqualTo("x");
        assertThat(Bodies.flag(body, "f")).isFalse();
        assertThat(Bodies.flag(body, "i")).isTrue();
        assertThat(Bodies.whole(body, "g")).isZero();
        assertThat(Bodies.whole(body, "a")).isEqualTo(5);
        assertThat(Bodies.decimal(body, "e")).isNull();
        assertThat(Bodies.date(body, "h")).isNull();
    }

    @Test
    void readsDecimalsWithoutAnExponent() {
        ObjectNode body = body("{'a':100.0,'b':1e3,'c':'2.50','d':0.00005,'e':'','f':1e999999}");

        assertThat(Bodies.decimal(body, "a")).hasToString("100");
        assertThat(Bodies.decimal(body, "b")).hasToString("1000");
        assertThat(Bodies.decimal(body, "c")).hasToString("2.5");
        assertThat(Bodies.decimalOrZero(body, "d")).isEqualTo(new BigDecimal("0.00005"));
        assertThat(Bodies.decimalOrZero(body, "e")).isZero();
        assertThat(Bodies.decimal(body, "f")).isEqualByComparingTo("1e999999");
    }

    @Test
    void writesWholeNumbersWithoutAFraction() {
        ObjectNode body = Bodies.empty();

        Bodies.put(body, "pack", new BigDecimal("100.00"));
        Bodies.put(body, "volume", new BigDecimal("0.0500"));
        Bodies.put(body, "none", (BigDecimal) null);
        Bodies.put(body, "day", LocalDate.of(2026, 11, 28));

        assertThat(new String(Bodies.bytes(body), StandardCharsets.UTF_8))
                .isEqualTo("{\"pack\":100,\"volume\":0.05,\"none\":null,\"day\":\"2026-11-28\"}");
    }

    @Test
    void keepsHalfCharactersFromBreakingWhatIsStored() {
        ObjectNode body = body("{'code':'a\\ud800b','item_name':'n\\u0000m'}");

        Columns columns = Columns.of(ItemKind.ITEM, "1", body);

        assertThat(columns.sortKey()).isEqualTo("a?b");
        assertThat(columns.searchText()).isEqualTo("a?b n m");
        assertThat(Bodies.bytes(body)).isNotEmpty();
    }

    @Test
    void cutsWhatAnIndexCouldNotHold() {
        Columns columns = Columns.of(
                StoreKind.STORE,
                "1",
                Bodies.empty().put("code", "c".repeat(10_000)).put("name_ID", "n".repeat(10_000)));

        assertThat(columns.sortKey()).hasSize(200);
        assertThat(columns.links()).containsExactly("n".repeat(200));
        assertThat(Columns.of(StoreKind.STORE, "1", Bodies.empty()).links()).containsExactly((String) null);
    }

    @Test
    void knowsWhichBodiesAreOurs() {
        assertThat(NameKind.NAME.holds(body("{'type':'patient'}"))).isFalse();
        assertThat(NameKind.NAME.holds(body("{'type':7}"))).isTrue();
        assertThat(PreferenceKind.PREFERENCE.holds(body("{'item':'store_preferences'}")))
                .isTrue();
        assertThat(PreferenceKind.PREFERENCE.holds(body("{}"))).isFalse();
        assertThat(new Kinds(AllKinds.all().toList()).ofType("item_line")).isEmpty();
        assertThat(StoreKind.STORE.links().getFirst().property()).isEqualTo("nameId");
    }

    private static ObjectNode body(String json) {
        return Bodies.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
