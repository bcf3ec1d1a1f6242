package org.storesync.local.country;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.storesync.local.demo.DemoCountry;
import org.storesync.model.StoreId;

class NamesTest {

    @Test
    void makesNamesAPersonCanType() {
        assertThat(Names.slug("North Kesa District")).isEqualTo("north-kesa-district");
        assertThat(Names.slug("St. Mary's (2)")).isEqualTo("st-mary-s-2");
    }

    @Test
    void knowsTheStoresOfTheDemoByTheirCodes() {
        DemoCountry country = DemoCountry.load();
        Names names = new Names(country);

        assertThat(names.store("NKD01")).isEqualTo(country.storeId("NKD01"));
        assertThat(names.code(country.storeId("NKD01").value())).isEqualTo("NKD01");
        assertThat(names.store("anything")).isEqualTo(new StoreId("anything"));
        assertThat(names.code("anything")).isEqualTo("anything");
    }
}
