/** Container images of the five services, written without a container engine (docs/operations.md, "Images"). */
@NullMarked
package org.storesync.images;

import org.jspecify.annotations.NullMarked;
