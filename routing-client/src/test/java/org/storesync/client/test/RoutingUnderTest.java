package org.storesync.client.test;

/**
 * A routing-service that {@link RoutingContract} checks.
 *
 * @param url where it listens
 * @param pusher the header {@code Authorization} of the caller that speaks for the site
 * @param reader the same of the caller that reads the feed
 * @param site a new site of a service, on which this store is active
 * @param store its id
 */
public record RoutingUnderTest(String url, String pusher, String reader, int site, String store) {}
