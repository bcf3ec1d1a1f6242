/**
 * Who may edit what, and where it is at home: one rule for each category of the guide, and the rules that they share. They are pure, and no
 * other place decides. A batch folds their verdicts (package {@code push.domain}).
 */
@NullMarked
package org.storesync.routing.rule.domain;

import org.jspecify.annotations.NullMarked;
