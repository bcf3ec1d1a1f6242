package org.storesync.routing.rule.domain;

/**
 * Who pushes.
 *
 * @param lineage number of the installation
 * @param decided a person takes the change: who may edit, and what stands there, is not asked
 */
public record Pusher(int site, int lineage, boolean decided) {}
