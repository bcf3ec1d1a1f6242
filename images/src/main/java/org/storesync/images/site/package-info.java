/** The archive with which a clinic sets a PC up. */
@NullMarked
package org.storesync.images.site;

import org.jspecify.annotations.NullMarked;
