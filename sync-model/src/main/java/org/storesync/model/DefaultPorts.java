package org.storesync.model;

/** Where the parts of a suite listen on one machine without any setting: all ports are counted from one base. */
public final class DefaultPorts {
    public static final int BASE = 18_000;

    public static final int GATEWAY = BASE;
    public static final int ROUTING = BASE + 1;
    public static final int IDENTITY_SERVER = BASE + 2;
    public static final int POSTGRES = BASE + 4;
    /** The first of the services behind routing: master-data, transfer and reporting. */
    public static final int SERVICES = BASE + 14;

    /** From a service's port to the one where it tells its health and figures. */
    public static final int TO_MANAGEMENT = 60;

    private DefaultPorts() {}
}
