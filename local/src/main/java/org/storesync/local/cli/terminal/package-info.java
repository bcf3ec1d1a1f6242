/** What people read: tables, lists, times, money and progress on a terminal or in a file. */
@NullMarked
package org.storesync.local.cli.terminal;

import org.jspecify.annotations.NullMarked;
