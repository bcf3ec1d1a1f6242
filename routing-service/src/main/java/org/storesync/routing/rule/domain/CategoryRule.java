package org.storesync.routing.rule.domain;

/** Where new and changed records of a category are at home (guide, "Data types"). */
@FunctionalInterface
interface CategoryRule {
    Placement place(Case it);
}
