package org.storesync.masterdata.sheet;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.storesync.masterdata.kind.Kinds;

/** The sheets of all kinds that have one. */
@Singleton
public class Sheets {
    private final Map<String, Sheet> byName = new TreeMap<>();

    public Sheets(Kinds kinds) {
        kinds.all()
                .forEach(kind -> kind.sheet().ifPresent(name -> {
                    if (byName.put(name, new Sheet(name, kind)) != null) {
                        throw new IllegalStateException("two kinds have the sheet " + name);
                    }
                }));
    }

    public Optional<Sheet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, for people. */
    public String names() {
        return String.join(", ", byName.keySet());
    }
}
