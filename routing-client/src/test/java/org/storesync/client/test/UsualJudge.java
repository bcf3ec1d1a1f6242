package org.storesync.client.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import org.storesync.client.feed.FeedRow;
import org.storesync.model.Operation;
import org.storesync.model.Outcome;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/**
 * The rules of routing for a site that may edit everything: a record of a store goes into the stream of its store, any other into
 * {@code central}. A base version must be the current one, or the one before the batch.
 */
public final class UsualJudge implements Judge {
    private static final String CENTRAL = "central";

    private final Supplier<RoutingLog> log;
    private final RecordCatalogue catalogue = RecordCatalogue.standard();

    public UsualJudge(Supplier<RoutingLog> log) {
        this.log = log;
    }

    @Override
    public Told judge(Pushed change) {
        RecordType type = catalogue.find(change.type()).orElse(null);
        if (type == null) {
            return Told.of(Outcome.QUARANTINED, "unknown-type");
        }
        FeedRow before = log.get().newest(change.type(), change.id()).orElse(null);
        JsonNode body = change.body();
        if (body == null) {
            boolean gone = before == null || before.op() == Operation.DELETE;
            return gone ? Told.accepted(0) : written(change, before.stream(), before.version());
        }
        String stream = type.category() == Category.STORE && body.has("store_ID")
                ? "store/" + body.path("store_ID").asText()
                : CENTRAL;
        if (!stream.equals(CENTRAL) && !log.get().hasStream(stream)) {
            return Told.of(Outcome.QUARANTINED, "store-unknown");
        }
        return written(change, stream, before == null ? 0 : before.version());
    }

    private Told written(Pushed change, String stream, long version) {
        Long base = change.baseVersion();
        if (base != null && base != version && base != log.get().versionBefore(change.type(), change.id())) {
            return Told.stale(version);
        }
        return Told.accepted(log.get()
                .write(stream, change.type(), change.id(), change.op(), change.body())
                .version());
    }
}
