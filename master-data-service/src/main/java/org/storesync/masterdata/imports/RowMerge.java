package org.storesync.masterdata.imports;

import java.util.ArrayList;
import java.util.List;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.imports.CsvFile.Row;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.OnlyOnes.LineEdit;
import org.storesync.masterdata.imports.RowMatch.Match;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.sheet.Sheet;

/** Merges the rows of a file into central data, many at a time. Columns that the file does not have stay as they are. */
final class RowMerge {
    private final Kind kind;
    private final Session session;
    private final Tally tally;
    private final RowKeys keys;
    private final RowMatch match;
    private final RowEdit edit;
    private final OnlyOnes onlyOnes;

    RowMerge(Sheet sheet, Session session, Tally tally) {
        this.kind = sheet.kind();
        this.session = session;
        this.tally = tally;
        this.keys = new RowKeys(sheet, session, tally);
        this.match = new RowMatch(sheet, session, tally);
        this.edit = new RowEdit(kind, tally);
        this.onlyOnes = new OnlyOnes(kind, session, tally);
    }

    void merge(List<Row> rows) {
        List<KeyedRow> keyed = keys.of(rows);
        RowMatch.Lookup lookup = match.lookup(keyed);
        List<LineEdit> edits = new ArrayList<>();
        for (KeyedRow each : keyed) {
            Match found = lookup.match(each);
            Edit made = found == null ? null : edit.of(found);
            if (made != null) {
                edits.add(new LineEdit(each.row().line(), made));
            }
        }
        write(onlyOnes.of(edits).stream().map(LineEdit::edit).toList());
    }

    private void write(List<Edit> edits) {
        for (Edit each : edits) {
            if (each.before() == null) {
                tally.created();
            } else {
                tally.changed();
            }
        }
        if (tally.clean()) {
            session.write(kind, edits);
        }
    }
}
