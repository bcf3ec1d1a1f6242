package org.storesync.routing.record.jdbc;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/** Writes the names of the record type codes into their table at start, so that statements and people find types by name. */
@ApplicationScoped
class TypeNames {
    private final Transactions transactions;

    TypeNames(Transactions transactions) {
        this.transactions = transactions;
    }

    void start(@Observes @Priority(15) StartupEvent started) {
        List<RecordType> types = List.copyOf(RecordCatalogue.standard().all());
        transactions.run(connection -> Jdbc.update(
                connection,
                """
                insert into record_type (record_type, name) select u.code, u.name from unnest(?, ?) u (code, name)
                on conflict (record_type) do update set name = excluded.name where record_type.name <> excluded.name""",
                types.stream().map(RecordType::code).toArray(Integer[]::new),
                types.stream().map(RecordType::wireName).toArray(String[]::new)));
    }
}
