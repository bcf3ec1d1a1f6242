package org.storesync.routing.push;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.model.SiteId;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.fact.domain.Asker;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.Quarantine;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** The log, as a push needs it: reads, locks in the one global order, and writes, all in one transaction. */
public interface PushLog {

    /** Runs the work in one transaction; it is rolled back when the work throws. */
    <T> T inTransaction(Function<Transaction, T> work);

    /**
     * A lane of a site under its lock.
     *
     * @param lineage number of the lane's current lineage
     * @param highSeq highest siteSeq answered
     * @param used what the site drew today
     * @param answered the batch that comes, where it was answered before
     */
    record Lane(
            int lineage,
            UUID lineageId,
            long highSeq,
            @Nullable UUID lastBatch,
            Usage used,
            @Nullable AnsweredBatch answered) {

        public Lane with(@Nullable AnsweredBatch batch) {
            return new Lane(lineage, lineageId, highSeq, lastBatch, used, batch);
        }
    }

    /** A batch answered before. {@code others}: gzip of the outcomes other than plainly accepted. */
    record AnsweredBatch(byte[] digest, long firstSeq, long lastSeq, byte @Nullable [] others) {}

    /**
     * @param highSeq highest siteSeq the lane has answered now
     * @param others gzip of the outcomes other than plainly accepted, null for none
     * @param retryLater one was answered so: the site's sync is not complete
     */
    record FinishedBatch(
            SiteId site,
            int lane,
            int lineage,
            UUID batchId,
            byte[] digest,
            long firstSeq,
            long lastSeq,
            long highSeq,
            int accepted,
            byte @Nullable [] others,
            byte[] answer,
            @Nullable Long queued,
            Usage used,
            boolean retryLater,
            AuditDetail audit) {}

    /**
     * A change to park. {@code waitsFor} null: not for a record.
     *
     * @param storeId the store whose data it is, where that can be told
     */
    record Parked(
            @Nullable String storeId,
            String typeName,
            byte[] id,
            @Nullable RecordKey waitsFor,
            String code,
            char op,
            long siteSeq,
            long baseVersion,
            byte @Nullable [] body) {}

    /** @param bytes of their bodies */
    record Held(long records, long bytes) {}

    /** What a person decided, or central by itself, and why. */
    record Act(Decision decision, String by, String reason) {}

    /** A key under its lock: its home, 0 for a placeholder; {@code isNew}: it was not on record. */
    record Registered(int home, boolean isNew) {}

    /** Some keys were taken by another transaction since they were read. */
    final class KeysTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeysTaken() {
            super("keys were taken meanwhile", null, false, false);
        }
    }

    /** The operations, in the order in which a push may use them. */
    interface Transaction {
        /** The central epoch it writes in. */
        long epoch();

        /** The lane on which this batch comes; waits while another push holds it. */
        Optional<Lane> lockLane(SiteId site, BatchHeader header);

        /** True for an installation of this site that another one took the place of. */
        boolean retired(SiteId site, UUID lineage);

        /** True if the site's type for the store is not none: it may see its core record. */
        boolean seesStore(SiteId site, String storeId);

        /** True if the site had this stream once, or edited it as the primary. */
        boolean wasEntitled(SiteId site, int stream);

        /** The answer of the lane's last batch. */
        byte @Nullable [] lastAnswer(SiteId site, int lane);

        /** What the rules need for changes of {@code asker}: facts of the stores named by id, by their name, or by a stream of theirs. */
        Facts facts(Asker asker, Asked asked);

        /** Live subscriptions of a site: stream to number. */
        Map<Integer, Integer> subscriptions(SiteId site);

        /** Home streams of those on record; 0 for a placeholder. */
        Map<RecordKey, Integer> homes(List<RecordKey> sorted);

        /** Home rows of records, without bodies. */
        Map<RecordKey, Stored> stored(Map<RecordKey, Integer> homes);

        /**
         * Registers ids that were not on record, sorted by key.
         *
         * @throws KeysTaken if one is on record after all
         */
        void registerNew(SortedMap<RecordKey, Integer> homes);

        /** Registers or locks ids, sorted by key; 0 asks for a placeholder. How they stand now, locked. */
        Map<RecordKey, Registered> lockKeys(SortedMap<RecordKey, Integer> homes);

        /** Gives locked placeholders their home. */
        void fill(Map<RecordKey, Integer> homes);

        /** Locks heads in the global order. */
        Map<Integer, Head> lockHeads(Set<Integer> streams);

        /** True if the facts' versions and the epoch are still the same; read in statements begun after the last lock. */
        boolean unmoved(Facts facts);

        byte @Nullable [] body(int stream, RecordKey key);

        /** Bodies of records by their home streams; those that have one. */
        Map<RecordKey, byte[]> bodies(Map<RecordKey, Integer> homes);

        /** Streams of stores that are not on record yet, made if need be: facts of a batch that creates them. */
        Collection<StoreFacts> storesToBe(Set<String> storeIds);

        /** Of these stores, those that are assigned to a site or have data. */
        Set<String> storesInUse(Set<String> storeIds);

        /** Notes that a half's store has taken it, and moves its row to a new position. */
        void take(int stream, RecordKey key, long seq);

        /** Rows whose key is not in their stream yet. */
        void insertRows(List<Row> rows);

        /** Rows whose key is in their stream; what central's services write keeps the time of the last change by a site. */
        void updateRows(List<Row> rows, SiteId writer);

        /** Notes on home rows which streams hold a copy now. */
        void recopy(List<Row> rows);

        /** Copies and letters: there or not. */
        void upsertRows(List<Row> rows);

        /** Gives rows of a stream the bodies that the records have in these streams. */
        void copyBodies(Map<RecordKey, Integer> sources, int target);

        /** Tombstones for the children of a deleted parent; how many positions after {@code head} were taken. */
        int deleteChildren(int stream, RecordKey parent, SiteId writer, long head);

        /** Copies the children of a parent into the stream it entered; how many positions were taken. */
        int copyChildren(int home, int target, RecordKey parent, long head);

        /** Marks the children of a parent that left a stream; how many positions were taken. */
        int removeChildren(int stream, RecordKey parent, long head);

        void moveHeads(Map<Integer, Long> heads);

        /** A feed row for each range. */
        void feed(List<FeedRange> ranges);

        boolean quarantineInUse(SiteId site);

        /** What of a site waits now. */
        Held quarantined(SiteId site);

        /** True if these very changes still lie in quarantine; locks them there. */
        boolean stillParked(SiteId site, Collection<PushedChange> changes);

        void park(SiteId site, int lineage, Collection<Parked> changes);

        /** Notes why parked changes still can't be taken, and what they wait for now; where that is nothing, it stays as it was. */
        void explain(SiteId site, Collection<Parked> changes);

        /** Lets go of changes whose rows {@link #stillParked} holds. */
        void discard(SiteId site, List<Quarantine.Parked> changes);

        /** Keeps what became of parked changes for their site to see, and for the audit. */
        void decided(SiteId site, Act act, List<Quarantine.Parked> changes, List<Result> results);

        /** Takes records out of quarantine that were accepted now, or that nothing is left of. */
        void release(SiteId site, Collection<RecordKey> keys);

        /** Placeholders that were filled: has those who waited for them judged again. */
        void askRedrive(Collection<RecordKey> parents);

        void finish(FinishedBatch batch);

        /** Keeps what the rules need of accepted store records. */
        void applyStores(Collection<StoreRecord> stores);

        /** Stores whose record was deleted are facts no more. */
        void forgetStores(Collection<String> storeIds);
    }

    /** What the rules need of a store record. */
    record StoreRecord(
            String storeId,
            @Nullable String nameId,
            String mode,
            @Nullable String createdOn) {}
}
