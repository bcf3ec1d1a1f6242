package org.storesync.local.suite;

import java.util.Arrays;
import java.util.Optional;
import org.storesync.local.host.Ports;

/** The services behind the routing-service. Each is a client of it and has its own database. */
public enum InternalService {
    MASTER_DATA("master-data", 0, 1_000_000_002),
    TRANSFER("transfer", 1, 1_000_000_001),
    REPORTING("reporting", 2, 0);

    private final String name;
    private final int place;
    private final int site;

    InternalService(String name, int place, int site) {
        this.name = name;
        this.place = place;
        this.site = site;
    }

    /** The number of the internal site under which it writes; 0 for one that only reads. */
    int site() {
        return site;
    }

    static Optional<InternalService> ofSite(int site) {
        return Arrays.stream(values())
                .filter(service -> service.site == site && site > 0)
                .findFirst();
    }

    static Optional<InternalService> ofModule(String module) {
        return Arrays.stream(values())
                .filter(service -> service.module().equals(module))
                .findFirst();
    }

    /** Its module, and its client at the identity server. */
    public String module() {
        return name + "-service";
    }

    /** Its process in a suite. */
    public String process() {
        return process(1);
    }

    /** @param replica 1 or 2 */
    public String process(int replica) {
        return name + "-" + replica;
    }

    /** Its database and its role there. */
    public String database() {
        return name.replace('-', '_');
    }

    /** The service that a process of a suite runs; empty for another process. */
    static Optional<InternalService> ofProcess(String process) {
        return Arrays.stream(values())
                .filter(service -> process.startsWith(service.name + "-"))
                .findFirst();
    }

    int port(Ports ports) {
        return port(ports, 1);
    }

    int port(Ports ports, int replica) {
        return ports.service(place, replica);
    }
}
