/** A change of sync settings needs a login that is not old: which calls are meant, how old it may be, and who refuses (B5). */
@NullMarked
package org.storesync.kit.login;

import org.jspecify.annotations.NullMarked;
