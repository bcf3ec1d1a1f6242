package org.storesync.routing.rule.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Stored;

/**
 * Who may change a message that stands (rules, 2: message). That a site may write one into a stream it shares with others is no right to what
 * is there: the sender's site changes and deletes it, the receiver's site says what became of it.
 */
final class Messages {
    private static final List<String> RECEIVERS = List.of("status", "error_message");
    static final String FROM = "fromStoreID";

    private Messages() {}

    /** Whose a message is to a site. */
    enum Part {
        SENDER,
        RECEIVER,
        NONE
    }

    /** Whose a message that is on record is to the pusher. */
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

    /** One without receiver is at home with central data: only its body names its sender, and a deleted one only who deleted it. */
    private static boolean sentToAll(Case it) {
        BodyFields body = it.body();
        if (body == null) {
            return it.stored() != null && it.stored().lineage() == it.pusher().lineage();
        }
        String from = body.text(FROM);
        StoreFacts sender = from == null ? null : it.facts().store(from);
        return from == null ? isCentral(it) : sender != null && sender.activeSite() == it.site();
    }

    /** Messages without a sender are the primary's and central's. */
    static boolean isCentral(Case it) {
        return it.facts().isPrimary(it.site()) || it.facts().isCentral(it.site());
    }

    /** The message as it stands, with what its receiver says of it. */
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
