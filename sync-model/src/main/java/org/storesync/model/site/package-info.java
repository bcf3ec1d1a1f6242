/** Requests and answers of a site's calls that are not records: identity, the beginning of a sync, status (docs/protocol.md, section 1). */
@NullMarked
package org.storesync.model.site;

import org.jspecify.annotations.NullMarked;
