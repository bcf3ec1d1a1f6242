/** Text that people write: when two texts are the same, what nobody can see in them, and how they are shown. */
@NullMarked
package org.storesync.model.text;

import org.jspecify.annotations.NullMarked;
