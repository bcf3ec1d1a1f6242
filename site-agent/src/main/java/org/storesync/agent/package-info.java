/**
 * The reference remote site: a folder with a local database that is edited off line and synced through central.
 * {@link org.storesync.agent.Site} is the whole of it for a program; the command line is in {@code cli}.
 */
@NullMarked
package org.storesync.agent;

import org.jspecify.annotations.NullMarked;
