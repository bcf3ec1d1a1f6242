package org.storesync.masterdata.replica.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.jdbc.Delivery;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.central.jdbc.RecordTable;
import org.storesync.masterdata.central.jdbc.RecordTable.Replica;
import org.storesync.masterdata.central.jdbc.UnsentChanges;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.masterdata.lostedit.jdbc.SqlLostEdits;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.masterdata.replica.jdbc.HeldRecords.Held;
import org.storesync.model.RecordCode;

/**
 * What became of our edits. An edit that central took gets its version now. An edit that central did not take is kept as a lost edit, and
 * the record goes back to what central holds.
 */
@Singleton
class EditDelivery implements Delivery {
    private static final Logger LOG = Logger.getLogger(EditDelivery.class);

    private final Kinds kinds;
    private final Primacy primacy;
    private final Clock clock;

    EditDelivery(Kinds kinds, Primacy primacy, Clock clock) {
        this.kinds = kinds;
        this.primacy = primacy;
        this.clock = clock;
    }

    @Override
    public void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException {
        UnsentChanges.lock(connection);
        Instant now = clock.instant();
        for (Delivered each : changes) {
            if (Answered.lost(each)) {
                lost(connection, each, now);
            }
        }
        Collection<Answered> records = Answered.of(changes);
        versions(connection, records);
        Map<String, Answered> byKey = new HashMap<>();
        records.forEach(each -> byKey.put(Answered.key(each.type(), each.id()), each));
        for (Held held : HeldRecords.settle(connection, records)) {
            Answered answered = byKey.get(Answered.key(held.type(), held.id()));
            if (answered != null && answered.centralDiffers(held.version())) {
                restore(connection, held, now);
            }
        }
    }

    private void lost(Connection connection, Delivered edit, Instant now) throws SQLException {
        LOG.warnf(
                "central did not take an edit of %s %s: %s",
                edit.entry().type(), edit.entry().id(), edit.reason());
        SqlLostEdits.keep(connection, edit, now);
        if (edit.code() == RecordCode.PRIMARY_ONLY) {
            primacy.lost();
        }
    }

    private void versions(Connection connection, Collection<Answered> records) throws SQLException {
        for (Kind kind : kinds.all()) {
            Map<String, Long> versions = new HashMap<>();
            for (Answered each : records) {
                if (each.type().equals(kind.recordType()) && each.version() > 0) {
                    versions.put(each.id(), each.version());
                }
            }
            RecordTable.accepted(connection, kind, versions);
        }
    }

    private void restore(Connection connection, Held held, Instant now) throws SQLException {
        Kind kind = kinds.ofType(held.type()).orElseThrow();
        byte[] body = held.body();
        if (body == null) {
            RecordTable.erase(connection, kind, held.id(), held.version(), now);
        } else {
            Columns columns = Columns.of(kind, held.id(), Bodies.parse(body));
            RecordTable.restore(connection, kind, new Replica(columns, held.version()), now);
        }
    }
}
