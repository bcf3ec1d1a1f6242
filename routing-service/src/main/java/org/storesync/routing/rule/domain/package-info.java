/**
 * Who may edit what, and where it is at home: one rule for each category of the guide, and the rules they share. Pure, and the only place
 * that decides; a batch folds their verdicts (package {@code push.domain}).
 */
@NullMarked
package org.storesync.routing.rule.domain;

import org.jspecify.annotations.NullMarked;
