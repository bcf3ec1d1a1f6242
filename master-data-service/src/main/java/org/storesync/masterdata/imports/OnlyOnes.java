package org.storesync.masterdata.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.imports.ImportTransaction.Session;
import org.storesync.masterdata.imports.domain.Tally;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;
import org.storesync.masterdata.kind.Link.Tie;

/** Makes sure that of some links there is at most one, such as one store for a name, in the file and in the stored records. */
final class OnlyOnes {
    private final Kind kind;
    private final Session session;
    private final Tally tally;
    private final Map<String, Long> linesByTarget = new HashMap<>();

    OnlyOnes(Kind kind, Session session, Tally tally) {
        this.kind = kind;
        this.session = session;
        this.tally = tally;
    }

    /** The edit that follows from a line of the file. */
    record LineEdit(long line, Edit edit) {
        String target(int link) {
            String target = edit.record().links().get(link);
            return target == null ? "" : target;
        }
    }

    /** The edits without those that refer to something that belongs to another record already. */
    List<LineEdit> of(List<LineEdit> edits) {
        List<LineEdit> left = edits;
        for (int i = 0; i < kind.links().size(); i++) {
            if (kind.links().get(i).tie() == Tie.ONLY_ONE) {
                left = of(left, i);
            }
        }
        return left;
    }

    private List<LineEdit> of(List<LineEdit> edits, int index) {
        Link link = kind.links().get(index);
        Map<String, String> holders = session.idsByLink(
                kind, link, edits.stream().map(each -> each.target(index)).toList());
        List<LineEdit> left = new ArrayList<>();
        for (LineEdit each : edits) {
            String id = each.edit().record().id();
            String target = each.target(index);
            Long before = linesByTarget.putIfAbsent(target, each.line());
            if (before != null || !holders.getOrDefault(target, id).equals(id)) {
                String where = before == null
                        ? "another one of the " + kind.label() + " has it"
                        : "line " + before + " has it";
                tally.problem(each.line(), link.property(), where, "");
            } else {
                left.add(each);
            }
        }
        return left;
    }
}
