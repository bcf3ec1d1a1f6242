package org.storesync.routing.config;

import jakarta.inject.Singleton;
import java.util.UUID;

/** A name of this process, for leases. After each start the replica has another name. */
@Singleton
public class ReplicaName {
    private final String value = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    public String value() {
        return value;
    }
}
