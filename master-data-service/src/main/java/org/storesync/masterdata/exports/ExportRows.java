package org.storesync.masterdata.exports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.kind.Kind;

/** Reads the rows of an export, page by page. */
public interface ExportRows {
    /** A record and its place in the order. */
    record ExportRow(String id, String sortKey, byte[] body) {}

    List<ExportRow> after(Kind kind, @Nullable ExportRow last, int limit);

    Map<String, String> keys(Kind kind, Collection<String> ids);
}
