package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Placement.At;
import org.storesync.routing.rule.domain.Placement.Undecided;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Stale;
import org.storesync.routing.rule.domain.Verdict.Wait;

/** Messages: where a new one is at home, and what each side may do to an existing one (rules, 2: message). */
final class MessageRule implements CategoryRule {
    private final Keys keys;
    private final Lateness lateness;
    private final Rights rights;
    private final Versions versions;

    MessageRule(Keys keys, Lateness lateness, Rights rights, Versions versions) {
        this.keys = keys;
        this.lateness = lateness;
        this.rights = rights;
        this.versions = versions;
    }

    /** A message is at home with its sender, and its receiver gets a copy. Sender or receiver may be blank. */
    @Override
    public Placement place(Case it) {
        String from = it.change().text(it.variant().fromStoreField());
        String to = it.change().text(it.variant().toStoreField());
        StoreFacts sender = from == null ? null : it.facts().store(from);
        StoreFacts receiver = to == null ? null : it.facts().store(to);
        if (from != null && sender == null) {
            return new Undecided(new Wait(RecordCode.STORE_UNKNOWN, keys.store(from)));
        }
        if (to != null && receiver == null) {
            return new Undecided(new Wait(RecordCode.STORE_UNKNOWN, keys.store(to)));
        }
        Verdict denied = deniedSender(it, sender);
        if (denied != null) {
            return new Undecided(denied);
        }
        if (receiver == null) {
            return new At(it.facts().shared().central(), null, null, true);
        }
        if (sender != null && !reaches(it, sender, receiver)) {
            return new Undecided(Refuse.of(RecordCode.RECEIVER_NOT_VISIBLE));
        }
        return sender == null
                ? new At(receiver.inboxStream(), null, null, true)
                : new At(sender.storeStream(), null, receiver, true);
    }

    /** A message goes to a store that is visible in the sender's, or that has it already (D9). */
    private static boolean reaches(Case it, StoreFacts sender, StoreFacts receiver) {
        Stored stored = it.stored();
        return it.isDecided()
                || it.facts().isVisible(receiver.nameId(), sender)
                || receiver.equals(sender)
                || (stored != null && stored.copiedTo().contains(receiver.inboxStream()));
    }

    private @Nullable Verdict deniedSender(Case it, @Nullable StoreFacts sender) {
        boolean may = sender == null ? Messages.isCentral(it) : sender.activeSite() == it.site();
        if (may || it.isDecided()) {
            return null;
        }
        Wait late = sender == null ? null : lateness.lost(it, sender.storeStream());
        return late != null ? late : Refuse.of(RecordCode.SENDER_NOT_YOURS);
    }

    /** Judges an upsert of an existing message: its sender's site may change it, its receiver's site may tell its state. */
    Verdict onRecord(Case it) {
        return switch (Messages.of(it)) {
            case SENDER ->
                switch (place(it)) {
                    case Undecided(Verdict verdict) -> verdict;
                    case At at when at.stream() != it.home() -> Refuse.of(RecordCode.HOME_CHANGED);
                    case At at -> changed(it, at);
                };
            case RECEIVER -> received(it);
            case NONE -> rights.forbidden(it, it.home(), RecordCode.SENDER_NOT_YOURS);
        };
    }

    private static Verdict received(Case it) {
        Stored stored = it.stored();
        BodyFields standing = it.body();
        if (stored == null || standing == null) {
            return Refuse.of(RecordCode.SENDER_NOT_YOURS);
        }
        StoreFacts receiver = stored.copiedTo().isEmpty()
                ? null
                : it.facts().storeOfStream(stored.copiedTo().getFirst());
        byte[] body = Messages.received(it.change(), standing);
        return Versions.isStale(it)
                ? new Stale(it.version())
                : new Accept(it.home(), null, receiver, new Writing(null, Half.NONE, body, false, false));
    }

    /** A message to all is at home with central data, but its sender's site may lose the right to it with the sender. */
    private Verdict changed(Case it, At at) {
        String from = it.change().text(it.variant().fromStoreField());
        StoreFacts sender = from == null ? null : it.facts().store(from);
        Verdict outdated = versions.outdated(it, sender == null ? it.home() : sender.storeStream());
        return outdated != null ? outdated : new Accept(it.home(), null, at.addressee(), Writing.PLAIN);
    }

    /** Null for the site that sent it. */
    @Nullable
    Verdict deniedDelete(Case it) {
        return Messages.of(it) == Messages.Part.SENDER
                ? null
                : rights.forbidden(it, it.home(), RecordCode.SENDER_NOT_YOURS);
    }
}
