/** Who reaches whom: a judge of NetworkPolicies, and the table that its judgements must equal. */
@NullMarked
package org.storesync.k8s.network;

import org.jspecify.annotations.NullMarked;
