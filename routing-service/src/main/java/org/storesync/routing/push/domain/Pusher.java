package org.storesync.routing.push.domain;

/**
 * Who pushes.
 *
 * @param lineage number of the installation
 */
public record Pusher(int site, int lineage) {}
