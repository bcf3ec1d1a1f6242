package org.storesync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which backup leads to which moment, when central was restored more than once. Times are hours of one day. */
class LifeTest {
    /** At 12 o'clock central was restored to 11 o'clock, at 15 o'clock to 14, and at 16 to 10, which was in the first life. */
    private static final List<Life> LIVES = List.of(
            Life.first(1),
            new Life(2, 1, at(12), at(11)),
            new Life(3, 2, at(15), at(14)),
            new Life(4, 1, at(16), at(10)));

    @Test
    void findsTheLifeInWhichAMomentWas() {
        assertThat(Life.at(LIVES, at(9)).timeline()).isEqualTo(1);
        assertThat(Life.at(LIVES, Instant.parse("2026-11-30T11:30:00Z")).timeline())
                .as("given up by the restore at 12, but it can be restored")
                .isEqualTo(1);
        assertThat(Life.at(LIVES, Instant.parse("1969-12-31T00:00:00Z")).timeline())
                .isEqualTo(1);
        assertThat(Life.at(LIVES, at(13)).timeline()).isEqualTo(2);
        assertThat(Life.at(LIVES, at(15)).timeline()).isEqualTo(3);
        assertThat(Life.at(LIVES, null).timeline()).isEqualTo(4);
    }

    @Test
    void aBackupLeadsIntoItsLifeAndIntoLaterOnesThatBeganAfterIt() {
        Backup early = backup(1, 9);
        Backup givenUp = backup(1, 12);
        Backup second = backup(2, 13);

        assertThat(timelinesOf(early)).containsExactly(1, 2, 3, 4);
        assertThat(timelinesOf(givenUp))
                .as("ended after the moment of the restore")
                .containsExactly(1);
        assertThat(timelinesOf(backup(1, 11))).as("ended just then").containsExactly(1, 2, 3);
        assertThat(timelinesOf(second)).containsExactly(2, 3);
        assertThat(timelinesOf(backup(4, 17))).containsExactly(4);
    }

    @Test
    void readsWhatItWrote() {
        Life life = LIVES.get(2);

        assertThat(Life.parse(life.text())).isEqualTo(life);
    }

    private static List<Integer> timelinesOf(Backup backup) {
        return LIVES.stream()
                .filter(life -> life.includes(backup, LIVES))
                .map(Life::timeline)
                .toList();
    }

    private static Backup backup(int timeline, int hour) {
        return new Backup(
                "b" + hour,
                at(hour),
                Duration.ofSeconds(1),
                new Backup.Origin("18.6", "1", timeline, ""),
                "",
                "",
                new Backup.Content(1, 1, 1, ""));
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-30T00:00:00Z").plus(Duration.ofHours(hour));
    }
}
