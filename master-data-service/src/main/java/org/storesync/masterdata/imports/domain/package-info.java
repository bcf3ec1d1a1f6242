/** What an import finds and counts. */
@NullMarked
package org.storesync.masterdata.imports.domain;

import org.jspecify.annotations.NullMarked;
