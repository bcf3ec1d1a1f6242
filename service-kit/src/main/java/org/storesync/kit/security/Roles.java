package org.storesync.kit.security;

/**
 * Roles of people (architecture, section 10), with their names in the realm. They are read from {@code realm_access.roles} or
 * {@code groups} of the token.
 */
public final class Roles {
    public static final String VIEWER = "viewer";
    public static final String SUPERVISOR = "supervisor";
    public static final String DATA_ADMIN = "data-admin";
    public static final String SYNC_ADMIN = "sync-admin";
    public static final String SYNC_VENDOR = "sync-vendor";
    public static final String AUDITOR = "auditor";
    public static final String SUPPORT = "support";

    private Roles() {}
}
