package org.storesync.masterdata.central;

/**
 * A record as it is stored.
 *
 * @param version its ETag
 * @param sortKey its place in a list
 * @param created this call made it
 */
public record Stored<T>(String id, long version, String sortKey, T value, boolean created) {}
