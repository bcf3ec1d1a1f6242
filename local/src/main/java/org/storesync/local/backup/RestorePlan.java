package org.storesync.local.backup;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.WrongUsage;

/**
 * What a restore will do.
 *
 * @param backup where it begins
 * @param life the timeline that it follows
 * @param to the moment, as the commits of that time tell it; null for all that was archived
 */
public record RestorePlan(
        Backup backup, Life life, @Nullable Instant to) {

    /**
     * What a person asks for.
     *
     * @param to null for the newest state
     * @param backup an id; null for the newest that leads there
     */
    public record Wish(@Nullable Instant to, @Nullable String backup) {}

    /**
     * Chooses the backup.
     *
     * @throws WrongUsage if the wish can't be fulfilled by any backup
     * @throws LocalFailure if there is none
     */
    static RestorePlan of(Wish wish, BackupDir dir, Clock clock) {
        List<Backup> all = dir.backups();
        if (all.isEmpty()) {
            throw new LocalFailure(
                    "there is no backup in " + dir.root() + ": ./storesync backup makes one while the suite runs");
        }
        Instant to = wish.to();
        if (to != null && to.isAfter(clock.instant())) {
            throw new WrongUsage("--to " + to + " is not over yet; leave --to out for the newest state");
        }
        List<Life> lives = dir.lives();
        Life life = Life.at(lives, to);
        List<Backup> leading = all.stream()
                .filter(backup -> life.includes(backup, lives))
                .filter(backup -> to == null || !backup.endedAt().isAfter(to))
                .toList();
        String id = wish.backup();
        if (id != null) {
            return new RestorePlan(named(id, all, leading), life, to);
        }
        return new RestorePlan(
                leading.stream()
                        .max(Comparator.comparing(Backup::endedAt))
                        .orElseThrow(() -> new WrongUsage("no backup leads to " + to + ": the oldest moment is "
                                + all.getFirst().endedAt() + ", where the first backup ended")),
                life,
                to);
    }

    private static Backup named(String id, List<Backup> all, List<Backup> leading) {
        if (all.stream().noneMatch(backup -> backup.id().equals(id))) {
            throw new WrongUsage("there is no backup '" + id + "'; ./storesync backups lists them");
        }
        return leading.stream()
                .filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("the backup " + id
                        + " does not lead to that moment: it ended later, or belongs to what an earlier restore gave up;"
                        + " leave --backup out"));
    }

    /** The backup's id. */
    public String backupId() {
        return backup.id();
    }
}
