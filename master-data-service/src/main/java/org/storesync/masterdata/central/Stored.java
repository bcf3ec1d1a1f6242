package org.storesync.masterdata.central;

/**
 * A record as it stands.
 *
 * @param version its ETag
 * @param sortKey where it stands in a list
 * @param created it was made by this call
 */
public record Stored<T>(String id, long version, String sortKey, T value, boolean created) {}
