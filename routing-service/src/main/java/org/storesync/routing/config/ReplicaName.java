package org.storesync.routing.config;

import jakarta.inject.Singleton;
import java.util.UUID;

/** A name of this process, for leases: another start is another replica. */
@Singleton
public class ReplicaName {
    private final String value = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    public String value() {
        return value;
    }
}
