package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whose change is judged by the facts.
 *
 * @param known position in the site's own stream up to which it knew of facts when it pushed the change; null: as it knows now
 */
public record Asker(int site, @Nullable Long known) {}
