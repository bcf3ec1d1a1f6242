package org.storesync.local.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackupsCommandTest {
    private static final Instant ENDED = Instant.parse("2026-11-30T17:58:08.412Z");

    @Test
    void namesNoEndBeforeTheBeginningRightAfterABackup() {
        assertThat(BackupsCommand.reach(ENDED, ENDED))
                .isEqualTo("A restore can go to any moment from 2026-11-30T17:58:09Z up to the newest change."
                        + " Without the disk of the databases it gives the newest backup.");
    }

    @Test
    void namesTheLastWholeSecondThatIsArchived() {
        assertThat(BackupsCommand.reach(ENDED, Instant.parse("2026-11-30T18:00:00.9Z")))
                .endsWith("Without the disk of the databases it can go up to 2026-11-30T18:00:00Z.");
    }

    @Test
    void namesTheFirstSecondWhenThatIsTheLastToo() {
        assertThat(BackupsCommand.reach(ENDED, Instant.parse("2026-11-30T17:58:09Z")))
                .contains("from 2026-11-30T17:58:09Z ")
                .endsWith("up to 2026-11-30T17:58:09Z.");
    }
}
