package org.storesync.local.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a central lived on one timeline of PostgreSQL: from its installation or a restore until the next restore. What happened between the
 * moment to which a restore went and the restore itself stays in the archive, but belongs to the former life.
 *
 * @param timeline PostgreSQL's number
 * @param former the timeline that the restore followed; 0 for the first life
 * @param beganAt time of the clock at the restore
 * @param restoredTo the former life counts up to here
 */
record Life(int timeline, int former, Instant beganAt, Instant restoredTo) {

    /** The life before the first restore. */
    static Life first(int timeline) {
        return new Life(timeline, 0, Instant.MIN, Instant.MIN);
    }

    /** The life in which a moment was; the newest for no moment. */
    static Life at(List<Life> lives, @Nullable Instant moment) {
        return lives.stream()
                .filter(life -> moment == null || !life.beganAt().isAfter(moment))
                .max(Comparator.comparing(Life::beganAt))
                .orElseThrow();
    }

    /** Whether a backup leads into this life: it was made in this life, or in a former one before the restore's moment. */
    boolean includes(Backup backup, List<Life> lives) {
        if (backup.origin().timeline() == timeline) {
            return true;
        }
        if (backup.endedAt().isAfter(restoredTo)) {
            return false;
        }
        Stream<Life> before = lives.stream().filter(life -> life.timeline() == former);
        return backup.origin().timeline() == former || before.anyMatch(life -> life.includes(backup, lives));
    }

    String text() {
        return timeline + " " + former + " " + beganAt + " " + restoredTo;
    }

    static Life parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Life(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Instant.parse(parts[2]),
                Instant.parse(parts[3]));
    }
}
