package org.storesync.masterdata.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindBuilderTest {
    private static KindBuilder colours() {
        return Kind.of("colour")
                .table("colour")
                .label("colours")
                .fields(
                        Fields.text("code", 9).named("code").always(),
                        Fields.count("order").shown("place"))
                .key("code");
    }

    record Colour(
            String id,
            long version,
            Instant updatedAt,
            @Nullable String code,
            int place) {}

    record Other(String id, long version, Instant updatedAt, String code, int order) {}

    @Test
    void hasWhatItsFieldsSay() {
        Kind colour = colours().others("{\"old\":7}").build();

        assertThat(colour.template()).hasToString("{\"ID\":\"\",\"code\":\"\",\"order\":0,\"old\":7}");
        assertThat(colour.keyProperty()).isEqualTo("code");
        assertThat(colour.sheet()).isEmpty();
        assertThat(colour.owner()).isEmpty();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> colours().key("name").build()).hasMessageContaining("no field for its key");
        assertThatThrownBy(() -> colours().alsoSearched("name").build()).hasMessageContaining("no field name");
        assertThatThrownBy(() -> colours().fields(Fields.flag("code")).build()).hasMessageContaining("twice");
        assertThatThrownBy(() -> colours().ownedBy("store_ID").build()).hasMessageContaining("owner");
        assertThatThrownBy(() -> colours().key().build()).hasMessageContaining("key or links");
        assertThatThrownBy(() -> Kind.of("colour").key().build()).hasMessageContaining("table");
    }

    @Test
    void refusesARecordWithOtherComponents() {
        Kind colour = colours().build();

        assertThat(new RecordView<>(colour, Colour.class)).isNotNull();
        assertThatThrownBy(() -> new RecordView<>(colour, Other.class)).hasMessageContaining("order");
    }
}
