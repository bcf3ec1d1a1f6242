/** What a site knows of documents: their numbers, and which of them are halves of transfers. */
@NullMarked
package org.storesync.agent.document;

import org.jspecify.annotations.NullMarked;
