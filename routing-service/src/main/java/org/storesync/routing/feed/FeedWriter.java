package org.storesync.routing.feed;

import java.util.List;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.JsonBytes;
import org.storesync.routing.feed.FeedLog.FeedPage;
import org.storesync.routing.feed.FeedLog.FeedRow;
import org.storesync.routing.feed.FeedLog.HomeRow;
import org.storesync.routing.feed.FeedLog.Range;
import org.storesync.routing.feed.FeedLog.StreamPage;
import org.storesync.routing.record.domain.StreamRow;

/** Writes pages of the feed and of home streams as NDJSON: a header line, then one row a line. A body is copied as it came. */
final class FeedWriter {
    private static final int CAPACITY = 1 << 12;

    private final RecordCatalogue catalogue;

    FeedWriter(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    byte[] page(int partition, FeedPage page) {
        JsonBytes json = new JsonBytes(CAPACITY)
                .beginObject()
                .number("partition", partition)
                .number("after", page.after())
                .number("head", page.head())
                .number("floor", page.floor())
                .flag("restored", page.restored())
                .number("count", page.rows().size())
                .endObject()
                .put('\n');
        for (FeedRow each : page.rows()) {
            Range range = each.range();
            json.beginObject().number("feedSeq", range.feedSeq());
            if (range.trace() != null) {
                json.word("trace", range.trace());
            }
            row(json, range.stream(), name(range), each.row());
        }
        return json.toBytes();
    }

    byte[] page(int streamId, StreamName name, long after, StreamPage page) {
        List<HomeRow> rows = page.rows();
        JsonBytes json = new JsonBytes(CAPACITY)
                .beginObject()
                .number("streamId", streamId)
                .number("after", rows.isEmpty() ? after : rows.getLast().row().seq())
                .number("count", rows.size())
                .flag("more", page.more())
                .endObject()
                .put('\n');
        String stream = name.toString();
        for (HomeRow each : rows) {
            json.beginObject();
            row(json, streamId, stream, each);
        }
        return json.toBytes();
    }

    private static String name(Range range) {
        return range.kind().hasOwner()
                ? range.kind().prefix() + "/" + range.owner()
                : range.kind().prefix();
    }

    private void row(JsonBytes json, int streamId, String stream, HomeRow home) {
        StreamRow row = home.row();
        json.number("streamId", streamId)
                .text("stream", stream)
                .number("seq", row.seq())
                .word("type", catalogue.byCode(row.key().type()).wireName())
                .text("id", row.key().idText())
                .word("op", row.op().wireName())
                .number("version", row.version());
        marks(json, home);
        if (row.body() != null) {
            json.json("body", row.body());
        }
        json.endObject().put('\n');
    }

    private static void marks(JsonBytes json, HomeRow row) {
        json.word("receivedAt", row.receivedAt().toString());
        if (row.by() != 0) {
            json.number("by", row.by());
        }
        if (row.addressed() != null) {
            json.text("addressed", row.addressed());
        } else if (row.notAddressed() != null) {
            json.word("notAddressed", row.notAddressed());
        }
        if (row.taken()) {
            json.flag("taken", true);
        }
    }
}
