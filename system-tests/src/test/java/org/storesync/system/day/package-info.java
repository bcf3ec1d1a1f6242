/** A working day of two stores and of the people who edit central data, while something happens to central. */
@NullMarked
package org.storesync.system.day;

import org.jspecify.annotations.NullMarked;
