package org.storesync.model.json;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;
import org.storesync.model.WireLimits;
import org.storesync.model.catalogue.RecordCatalogue;

/**
 * Finds the changes of a pushed batch, in either form: lines (a header, then one change a line) or one JSON object. A change that is broken
 * inside gets an outcome. It is a fault of the call only when nobody can tell where changes begin and end.
 */
public final class BatchReader {
    private final ChangeReader changes;
    private final int maxRecords;

    /** @param maxRecords a batch with more changes is refused as a whole */
    public BatchReader(RecordCatalogue catalogue, int maxRecords) {
        this.changes = new ChangeReader(catalogue);
        this.maxRecords = maxRecords;
    }

    /**
     * The NDJSON form.
     *
     * @throws BatchFault if the header is wrong, or there are fewer or more lines than it says
     */
    public Batch readLines(byte[] buf) {
        int headerEnd = EightBytes.lineEnd(buf, 0, buf.length);
        Header header = new Header();
        header.read(buf, headerEnd, false);
        BatchHeader head = header.toHeader();
        if (head.count() < 0) {
            throw new BatchFault(ProblemCode.MALFORMED_BODY, "the header has no count of changes");
        }
        checkCount(head.count());
        List<PushedChange> list = new ArrayList<>(head.count());
        int at = headerEnd + 1;
        int lastFrom = at;
        while (at < buf.length) {
            int end = EightBytes.lineEnd(buf, at, buf.length);
            if (!blank(buf, at, end)) {
                if (list.size() == head.count()) {
                    throw new BatchFault(
                            ProblemCode.MALFORMED_BODY, "more lines than the header's count " + head.count());
                }
                list.add(changes.read(buf, at, end, head.firstSeq() + list.size()));
                lastFrom = at;
            }
            at = end + 1;
        }
        boolean cut = buf[buf.length - 1] != '\n' && JsonText.endsEarly(buf, lastFrom, buf.length);
        if (list.size() < head.count() || (head.count() > 0 && cut)) {
            throw new BatchFault(
                    ProblemCode.TRUNCATED_BODY,
                    "the header says " + head.count() + " changes, " + list.size() + " came");
        }
        return new Batch(head, list);
    }

    /**
     * The JSON form: {@code changes} may stand anywhere in the object.
     *
     * @throws BatchFault if the object or its header fields are wrong
     */
    public Batch readObject(byte[] buf) {
        Header header = new Header();
        header.read(buf, buf.length, true);
        BatchHeader head = header.toHeader();
        int[] slices = header.slices.toArray();
        int count = slices.length / 2;
        checkCount(Math.max(count, head.count()));
        if (head.count() >= 0 && head.count() != count) {
            throw new BatchFault(
                    head.count() > count ? ProblemCode.TRUNCATED_BODY : ProblemCode.MALFORMED_BODY,
                    "the header says " + head.count() + " changes, " + count + " came");
        }
        List<PushedChange> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(changes.read(buf, slices[2 * i], slices[2 * i + 1], head.firstSeq() + i));
        }
        return new Batch(head, list);
    }

    private void checkCount(int count) {
        if (count > maxRecords) {
            throw new BatchFault(
                    ProblemCode.TOO_MANY_RECORDS,
                    count + " changes in one batch; at most " + maxRecords + " are taken");
        }
    }

    private static boolean blank(byte[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buf[i] > ' ' || buf[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Header {
        private @Nullable String batchId;
        private @Nullable String lineage;
        private @Nullable String lane;
        private @Nullable String firstSeq;
        private @Nullable String count;
        private @Nullable String queued;
        private boolean review;
        private final IntList slices = new IntList();

        void read(byte[] buf, int to, boolean withChanges) {
            JsonText text = new JsonText(buf, 0, to);
            try {
                text.expect('{');
                if (!text.accept('}')) {
                    do {
                        member(text, withChanges);
                    } while (text.accept(','));
                    text.expect('}');
                }
                text.expectEnd();
            } catch (JsonFault fault) {
                boolean cut = to == buf.length && JsonText.endsEarly(buf, 0, to);
                throw new BatchFault(cut ? ProblemCode.TRUNCATED_BODY : ProblemCode.MALFORMED_BODY, fault.detail());
            }
        }

        private void member(JsonText text, boolean withChanges) {
            if (text.peek() != '"') {
                throw text.malformed("expected a field name");
            }
            String name = text.readString();
            text.expect(':');
            switch (name) {
                case "batchId" -> batchId = text.readScalar();
                case "lineage" -> lineage = text.readScalar();
                case "lane" -> lane = text.readScalar();
                case "firstSeq" -> firstSeq = text.readScalar();
                case "count" -> count = text.readScalar();
                case "queued" -> queued = text.readScalar();
                case "review" -> review = "true".equals(text.readScalar());
                case "changes" -> {
                    if (withChanges) {
                        slices(text);
                    } else {
                        text.skipValue();
                    }
                }
                default -> text.skipValue();
            }
        }

        private void slices(JsonText text) {
            if (slices.toArray().length > 0) {
                throw text.malformed("the list of changes is there twice");
            }
            text.expect('[');
            if (text.accept(']')) {
                return;
            }
            do {
                text.peek();
                slices.add(text.position());
                text.skipLoosely();
                slices.add(text.position());
            } while (text.accept(','));
            text.expect(']');
        }

        BatchHeader toHeader() {
            return new BatchHeader(
                    uuid("batchId", batchId),
                    uuid("lineage", lineage),
                    (int) number("lane", lane, 0, 0, WireLimits.LANES - 1),
                    number("firstSeq", firstSeq, Long.MIN_VALUE, 1, WireLimits.NUMBER),
                    (int) number("count", count, -1, 0, Integer.MAX_VALUE),
                    queued == null ? null : number("queued", queued, 0, 0, WireLimits.NUMBER),
                    review);
        }

        private static UUID uuid(String field, @Nullable String text) {
            try {
                if (text != null && text.length() == 36) {
                    return UUID.fromString(text);
                }
            } catch (IllegalArgumentException e) {
                // falls through to the fault
            }
            throw new BatchFault(ProblemCode.MALFORMED_BODY, field + " must be a UUID of 36 characters");
        }

        /** @param absent the value when the field is absent; {@code Long.MIN_VALUE}: it must be there */
        private static long number(String field, @Nullable String text, long absent, long min, long max) {
            if (text == null && absent >= -1) {
                return absent;
            }
            try {
                long value = text == null ? Long.MIN_VALUE : Long.parseLong(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the fault
            }
            throw new BatchFault(
                    ProblemCode.MALFORMED_BODY, field + " must be a whole number from " + min + " to " + max);
        }
    }
}
