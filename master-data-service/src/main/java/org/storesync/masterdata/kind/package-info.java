/** What a kind of record is. Each kind has one descriptor, from which tables, files, checks and answers follow (docs/kinds.md). */
@NullMarked
package org.storesync.masterdata.kind;

import org.jspecify.annotations.NullMarked;
