/**
 * The reference remote site: a folder with a local database, which people edit off line and which syncs through central. Programs use only
 * {@link org.storesync.agent.Site}; the command line is in {@code cli}.
 */
@NullMarked
package org.storesync.agent;

import org.jspecify.annotations.NullMarked;
