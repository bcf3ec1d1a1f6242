/** Sites, the stores on them, and how long they have been silent. */
@NullMarked
package org.storesync.reporting.contact.domain;

import org.jspecify.annotations.NullMarked;
