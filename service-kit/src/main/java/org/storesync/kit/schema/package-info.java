/** What a start does with the schema of the service's database, and the mode that only migrates it. */
@NullMarked
package org.storesync.kit.schema;

import org.jspecify.annotations.NullMarked;
