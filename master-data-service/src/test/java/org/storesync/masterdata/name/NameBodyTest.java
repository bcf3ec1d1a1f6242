package org.storesync.masterdata.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class NameBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','name':'Rhein','code':'R','type':'facility','customer':true,'supplier':true,'manufacturer':true,'donor':true,'hold':true,'bill_address1':'a','bill_address2':'b','country':'DE','phone':'+1','email':'e','url':'u','comment':'c','currency_ID':'x','created_date':'2019-01-07','charge code':'keep'}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.NAME);

        NameBody.write(NameBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.NAME, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        NameBody.write(NameBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("charge code")).isEqualTo(WHOLE.get("charge code"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        Name odd = NameBody.read(Sample.META, Sample.oddly(WHOLE));
        Name empty = NameBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
