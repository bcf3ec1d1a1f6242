package org.storesync.routing.push.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.Stored;

/**
 * Who may change a message that stands (rules, 2: message). That a site may write one into a stream it shares with others is no right to what
 * is there: the sender's site changes and deletes it, the receiver's site says what became of it.
 */
final class Messages {
    private static final List<String> RECEIVERS = List.of("status", "error_message");
    private static final String FROM = "fromStoreID";

    private Messages() {}

    /** Whose a message is to a site. */
    enum Part {
        SENDER,
        RECEIVER,
        NONE
    }

    /**
     * @param home of the message, on record
     * @param stored null where nothing but its id is left
     * @param body as it stands; null for a deleted one
     */
    static Part of(Pusher pusher, int home, @Nullable Stored stored, @Nullable BodyFields body, Facts facts) {
        StoreFacts store = facts.storeOfStream(home);
        boolean sent = store != null && home == store.storeStream()
                ? store.activeSite() == pusher.site()
                : store != null ? isCentral(pusher, facts) : sentToAll(pusher, stored, body, facts);
        if (sent) {
            return Part.SENDER;
        }
        if (stored == null || stored.deleted()) {
            return Part.NONE;
        }
        boolean received = store != null && home == store.inboxStream()
                ? store.activeSite() == pusher.site()
                : stored.copiedTo().stream().anyMatch(inbox -> {
                    StoreFacts receiver = facts.storeOfStream(inbox);
                    return receiver != null && receiver.activeSite() == pusher.site();
                });
        return received ? Part.RECEIVER : Part.NONE;
    }

    /** One without receiver is at home with central data: only its body names its sender, and a deleted one only who deleted it. */
    private static boolean sentToAll(Pusher pusher, @Nullable Stored stored, @Nullable BodyFields body, Facts facts) {
        if (body == null) {
            return stored != null && stored.lineage() == pusher.lineage();
        }
        String from = body.text(FROM);
        StoreFacts sender = from == null ? null : facts.store(from);
        return from == null ? isCentral(pusher, facts) : sender != null && sender.activeSite() == pusher.site();
    }

    private static boolean isCentral(Pusher pusher, Facts facts) {
        return facts.isPrimary(pusher.site()) || facts.isCentral(pusher.site());
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
