package org.storesync.local.country;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void makesNamesAPersonCanType() {
        assertThat(Names.slug("North Kesa District")).isEqualTo("north-kesa-district");
        assertThat(Names.slug("St. Mary's (2)")).isEqualTo("st-mary-s-2");
    }
}
