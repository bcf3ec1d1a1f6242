package org.storesync.routing.rule.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Stored;

/**
 * Who may change an existing message (rules, 2: message). A site may write messages into a stream that it shares with others, but this
 * gives it no right to the other messages there. The sender's site changes and deletes a message, and the receiver's site says what became
 * of it.
 */
final class Messages {
    private static final List<String> RECEIVERS = List.of("status", "error_message");
    static final String FROM = "fromStoreID";

    private Messages() {}

    /** What a site is to a message. */
    enum Part {
        SENDER,
        RECEIVER,
        NONE
    }

    /** What the pusher is to a message that is on record. */
    static Part of(Case it) {
        StoreFacts store = it.facts().storeOfStream(it.home());
        boolean sent = store == null
                ? sentToAll(it)
                : it.home() == store.storeStream() ? store.activeSite() == it.site() : isCentral(it);
        if (sent) {
            return Part.SENDER;
        }
        Stored stored = it.stored();
        if (stored == null || stored.deleted()) {
            return Part.NONE;
        }
        boolean received = store != null && it.home() == store.inboxStream()
                ? store.activeSite() == it.site()
                : stored.copiedTo().stream().anyMatch(inbox -> {
                    StoreFacts receiver = it.facts().storeOfStream(inbox);
                    return receiver != null && receiver.activeSite() == it.site();
                });
        return received ? Part.RECEIVER : Part.NONE;
    }

    /**
     * A message without a receiver is at home with central data. Only its body names its sender; for a deleted one it is only known who
     * deleted it.
     */
    private static boolean sentToAll(Case it) {
        BodyFields body = it.body();
        if (body == null) {
            return it.stored() != null && it.stored().lineage() == it.pusher().lineage();
        }
        String from = body.text(FROM);
        StoreFacts sender = from == null ? null : it.facts().store(from);
        return from == null ? isCentral(it) : sender != null && sender.activeSite() == it.site();
    }

    /** True for the primary and for central, to whom messages without a sender belong. */
    static boolean isCentral(Case it) {
        return it.facts().isPrimary(it.site()) || it.facts().isCentral(it.site());
    }

    /** The stored message with what its receiver says about it. */
    static byte[] received(PushedChange change, BodyFields standing) {
        BodyFields pushed = BodyFields.of(change);
        Map<String, String> told = new HashMap<>();
        for (String field : RECEIVERS) {
            if (!LineChange.same(pushed.text(field), standing.text(field))) {
                told.put(field, pushed.json(field));
            }
        }
        return standing.with(told);
    }
}
