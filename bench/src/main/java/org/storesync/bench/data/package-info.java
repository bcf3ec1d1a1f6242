/** What is pushed and pulled: item lines as the field's clients write them. */
@NullMarked
package org.storesync.bench.data;

import org.jspecify.annotations.NullMarked;
