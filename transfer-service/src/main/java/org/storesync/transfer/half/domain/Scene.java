package org.storesync.transfer.half.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.Party;
import org.storesync.transfer.half.domain.content.Source;
import org.storesync.transfer.half.domain.content.Standing;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted;

/**
 * What is known of a source now: the source itself, its two stores, the halves of it that stand or stood, and what has not come yet.
 *
 * @param from the source's store; null while it is not known
 * @param to the store to which it is addressed; null for none, or while it is not known
 * @param notTo why it is addressed to no store, or not yet
 * @param halves by any maker, with tombstones
 * @param behind central has a newer state of a record of the half than the feed has brought
 * @param missing records named by lines that have not come
 */
public record Scene(
        Source source,
        @Nullable Party from,
        @Nullable Party to,
        @Nullable Reason notTo,
        List<Standing> halves,
        Set<Wanted.Reference> missing,
        boolean behind,
        Instant now) {
    public Scene {
        halves = List.copyOf(halves);
        missing = Set.copyOf(missing);
    }

    /** True if it wants a half, and not in its own store. */
    boolean isStarted(TransferKind kind) {
        return kind.isStarted(source) && (to == null || !to.storeId().equals(source.store()));
    }

    @Nullable
    String toStore() {
        return to == null ? null : to.storeId();
    }

    Optional<Standing> half(@Nullable String id) {
        return halves.stream().filter(half -> half.id().equals(id)).findFirst();
    }

    List<Standing> standing() {
        return halves.stream().filter(Standing::stands).toList();
    }

    /** True if a person may send it: both stores are known, and so is everything it names. */
    public boolean isSendable(TransferKind kind) {
        return isStarted(kind) && from != null && to != null && missing.isEmpty();
    }

    /** The first reason that applies; null for none. */
    @Nullable
    Reason reason(TransferKind kind) {
        if (from == null || to == null) {
            return notTo == null ? Reason.UNKNOWN : notTo;
        }
        if (notTo != null) {
            return notTo;
        }
        if (kind.isTooOld(source, from, to)) {
            return Reason.TOO_OLD;
        }
        return missing.isEmpty() ? null : Reason.UNKNOWN;
    }

    boolean isReady(Wanted.Line line) {
        return line.references().stream().noneMatch(missing::contains);
    }

    /**
     * The half that the source wants in the store to which it is addressed. If its half there has the old ids, the new one gets them too.
     */
    Optional<Wanted> wanted(TransferKind kind) {
        Party sender = from;
        Party receiver = to;
        if (!isStarted(kind) || sender == null || receiver == null) {
            return Optional.empty();
        }
        String store = receiver.storeId();
        String id = source.key().id();
        String old = kind.oldHalfId(id);
        Optional<Standing> oldHalf =
                half(old).filter(half -> half.store().equals(store)).filter(half -> half.own());
        String halfId = oldHalf.isPresent() ? old : kind.halfId(id, store);
        return Optional.of(kind.wanted(
                source,
                sender,
                receiver,
                halfId,
                line -> {
                    String before = kind.oldLineId(line);
                    return oldHalf.isPresent() && oldHalf.get().lines().containsKey(before)
                            ? before
                            : kind.lineId(line, store);
                },
                now));
    }
}
