package org.storesync.routing.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CENTRAL;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.FACTS;
import static org.storesync.routing.rule.domain.World.OTHER;
import static org.storesync.routing.rule.domain.World.PRIMARY;
import static org.storesync.routing.rule.domain.World.RULES;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.change;
import static org.storesync.routing.rule.domain.World.delete;
import static org.storesync.routing.rule.domain.World.key;
import static org.storesync.routing.rule.domain.World.upsert;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.record.domain.Stored;

/**
 * A change that a site may no longer make is late until the site knows. If it may make it again, what happened meanwhile decides
 * (docs/adr/0017).
 */
class LatenessTest {
    private static final int CLINIC_LINEAGE = 5;
    private static final int OTHERS_LINEAGE = 6;
    private static final Facts LOST_A = World.facts(new Losses(null, Map.of(STORE_A, 100L)));
    private static final PushedChange CHANGE = upsert(1, "item_line", "R", "'store_ID':'A'");

    @DisplayName("claims-F2 late before it knows, refused once it does")
    @Test
    void isLateUntilTheSiteKnows() {
        World world = new World();
        Facts lostB = World.facts(new Losses(null, Map.of(21, 100L)));
        PushedChange ofB = upsert(1, "item_line", "R", "'store_ID':'B'");

        assertThat(world.says(CLINIC, ofB, lostB)).isEqualTo("store-moved B");
        assertThat(world.says(CLINIC, ofB, FACTS)).isEqualTo("not-your-store");
        PushedChange item = upsert(1, "item", "I", "'item_name':'x'");
        assertThat(world.says(CLINIC, item, World.facts(new Losses(Map.of(), Map.of()))))
                .isEqualTo("primary-moved 10");
        assertThat(world.says(CLINIC, item, FACTS)).isEqualTo("primary-only");
        assertThat(world.says(OTHER, ofB, LOST_A)).as("another right").isEqualTo("home 21");
    }

    @DisplayName("field-C1 the right came back: new and untouched records go in, what another one changed waits")
    @Test
    void judgesByWhatHappenedMeanwhile() {
        assertThat(new World().says(CLINIC, CHANGE, LOST_A)).as("new").isEqualTo("home 11");
        assertThat(standing(100, 7, OTHERS_LINEAGE).says(CLINIC, CHANGE, LOST_A))
                .as("not changed since")
                .isEqualTo("home 11");
        assertThat(standing(101, 8, OTHERS_LINEAGE).says(CLINIC, CHANGE, LOST_A))
                .as("changed since")
                .isEqualTo("store-moved A");
        assertThat(standing(101, 8, OTHERS_LINEAGE).says(CLINIC, CHANGE, FACTS))
                .as("nothing it does not know")
                .isEqualTo("home 11");
    }

    @DisplayName("oracle-O7 a change made on the stored version is accepted")
    @Test
    void aCurrentBaseVersionGoesIn() {
        World world = standing(101, 8, OTHERS_LINEAGE);

        assertThat(world.says(CLINIC, on(8), LOST_A)).isEqualTo("home 11");
        assertThat(world.says(CLINIC, on(7), LOST_A)).isEqualTo("store-moved A");
        assertThat(standing(100, 8, OTHERS_LINEAGE).says(CLINIC, on(7), LOST_A))
                .as("nobody changed it since")
                .isEqualTo("home 11");
    }

    @DisplayName("R31 what the site itself wrote since does not block its change, except a change of an older version")
    @Test
    void itsOwnChangesDoNotCount() {
        World world = standing(101, 8, CLINIC_LINEAGE);

        assertThat(world.says(CLINIC, CHANGE, LOST_A)).isEqualTo("home 11");
        assertThat(world.says(CLINIC, on(7), LOST_A)).isEqualTo("stale 8");
    }

    @DisplayName("oracle-O3 a late delete is judged alike")
    @Test
    void deletesAreJudgedAlike() {
        PushedChange delete = delete(1, "item_line", "R");

        assertThat(standing(101, 8, OTHERS_LINEAGE).says(CLINIC, delete, LOST_A))
                .isEqualTo("store-moved A");
        assertThat(standing(100, 8, OTHERS_LINEAGE).says(CLINIC, delete, LOST_A))
                .isEqualTo("home 11");
        assertThat(new World().says(CLINIC, delete, LOST_A)).as("R33").isEqualTo("nothing");
    }

    @DisplayName("R15 a stream that began after the role was lost was written by others altogether")
    @Test
    void aLaterStreamWasWrittenByOthers() {
        World world = new World();
        world.homes.put(key("item", "I"), CENTRAL);
        world.stored.put(
                key("item", "I"), new Stored(CENTRAL, Operation.UPSERT, 50, 1, 3, OTHERS_LINEAGE, null, List.of()));
        PushedChange item = upsert(1, "item", "I", "'item_name':'x'");

        assertThat(world.says(PRIMARY, item, World.facts(new Losses(Map.of(CENTRAL, 50L), Map.of()))))
                .isEqualTo("home 1");
        assertThat(world.says(PRIMARY, item, World.facts(new Losses(Map.of(), Map.of()))))
                .isEqualTo("primary-moved 2");
    }

    @Test
    void aPersonTakesWhatTheRulesWouldNot() {
        World world = standing(101, 8, OTHERS_LINEAGE);
        Pusher decided = new Pusher(new SiteId(OTHER), CLINIC_LINEAGE, null, true);

        assertThat(said(on(7), decided, world)).isEqualTo("home 11");
        assertThat(said(upsert(1, "item_line", "N", "'store_ID':'M'"), decided, world))
                .as("also what central does not collect")
                .isEqualTo("home 41");
        assertThat(said(upsert(1, "trans_line", "L", "'transaction_ID':'none'"), decided, world))
                .as("but a parent has to be there")
                .isEqualTo("parent-missing none");
    }

    private static String said(PushedChange change, Pusher pusher, World world) {
        return World.said(RULES.judge(change, Keys.of(change), pusher, world, FACTS));
    }

    private static PushedChange on(long version) {
        return change(1, "{'type':'item_line','id':'R','baseVersion':" + version + ",'body':{'store_ID':'A'}}");
    }

    private static World standing(long seq, long version, int lineage) {
        World world = new World();
        world.homes.put(key("item_line", "R"), STORE_A);
        world.stored.put(
                key("item_line", "R"),
                new Stored(STORE_A, Operation.UPSERT, seq, 1, version, lineage, null, List.of()));
        return world;
    }
}
