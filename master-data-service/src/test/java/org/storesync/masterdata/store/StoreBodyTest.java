package org.storesync.masterdata.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class StoreBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','code':'S','name':'Store','name_ID':'n','store_mode':'dispensary','disabled':true,'address_1':'a','address_2':'b','phone':'p','tags':'t','created_date':'2019-03-04','sync_id_remote_site':7,'logo':'keep'}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.STORE);

        StoreBody.write(StoreBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.STORE, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        StoreBody.write(StoreBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("sync_id_remote_site")).isEqualTo(WHOLE.get("sync_id_remote_site"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        Store odd = StoreBody.read(Sample.META, Sample.oddly(WHOLE));
        Store empty = StoreBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
