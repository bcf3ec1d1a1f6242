package org.storesync.routing.push.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.push.log.Decisions;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Table {@code decision}: what became of parked changes, for the site to see and for the audit. */
record JdbcDecisions(Session session, AuditChain chain) implements Decisions {
    private static final int LISTED_MAX = 200;

    @Override
    public void discard(SiteId site, List<Parked> changes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Parked parked : changes) {
            rows.add(new @Nullable Object[] {site.value(), parked.typeName(), parked.id(), parked.siteSeq()});
        }
        session.updates(
                "delete from quarantine where site_id = ? and type_name = ? and record_id = ? and site_seq = ?", rows);
    }

    @Override
    public void keep(SiteId site, Act act, List<Parked> changes, List<Result> results) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            if (result.isOver() || result.isNewsOf(changes.get(i))) {
                told.add(new Told(changes.get(i), result));
            }
        }
        if (!told.isEmpty()) {
            insert(site, act, told);
        }
        session.run(connection -> ActAudit.write(
                chain,
                connection,
                act.by(),
                "quarantine-decision",
                "site/" + site,
                detail(site, act, changes, results),
                session.now()));
    }

    private record Told(Parked parked, Result result) {
        /** Why the change is not taken; if it left quarantine, why it waited. */
        String code() {
            RecordCode code = result.isOver() ? null : result.code();
            return code == null ? parked.code() : code.wireName();
        }
    }

    private void insert(SiteId site, Act act, List<Told> told) {
        long number = session.list(
                                "update site_state set next_decision = next_decision + ? where site_id = ? returning next_decision",
                                row -> row.getLong(1),
                                (long) told.size(),
                                site.value())
                        .getFirst()
                - told.size();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Told each : told) {
            Parked parked = each.parked();
            rows.add(new @Nullable Object[] {
                site.value(),
                number++,
                parked.siteSeq(),
                parked.typeName(),
                parked.id(),
                act.decision().name(),
                each.result().fate().word(),
                each.code(),
                act.reason(),
                session.now()
            });
        }
        session.updates("""
                insert into decision (site_id, decision_no, site_seq, type_name, record_id, decision, outcome, code, reason, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static Map<String, Object> detail(SiteId site, Act act, List<Parked> changes, List<Result> results) {
        List<List<Object>> listed = new ArrayList<>();
        for (int i = 0; i < Math.min(results.size(), LISTED_MAX); i++) {
            Result result = results.get(i);
            listed.add(List.of(
                    changes.get(i).siteSeq(),
                    result.type(),
                    result.id(),
                    changes.get(i).code(),
                    result.fate().word()));
        }
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("site", site.value());
        detail.put("decision", act.decision().name());
        detail.put("reason", act.reason());
        detail.put("changes", results.size());
        detail.put("listed", listed);
        return detail;
    }
}
