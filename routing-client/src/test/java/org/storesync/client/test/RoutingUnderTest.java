package org.storesync.client.test;

/**
 * A routing-service that {@link RoutingContract} looks at.
 *
 * @param url where it listens
 * @param pusher the header {@code Authorization} of who speaks for the site
 * @param reader the same of who reads the feed
 * @param site a service's site, new, on which this store is active
 * @param store its id
 */
public record RoutingUnderTest(String url, String pusher, String reader, int site, String store) {}
