package org.storesync.routing.push.domain;

/**
 * Who pushes.
 *
 * @param lineage number of the installation
 * @param again the change comes out of quarantine
 */
public record Pusher(int site, int lineage, boolean again) {}
