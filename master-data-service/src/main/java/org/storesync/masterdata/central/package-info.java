/** What all records of central data have in common: how they are kept, edited and sent to central. */
@NullMarked
package org.storesync.masterdata.central;

import org.jspecify.annotations.NullMarked;
