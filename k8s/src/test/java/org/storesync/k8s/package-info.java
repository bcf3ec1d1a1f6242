/** Tests of the Kubernetes manifests in this module's folders. */
@NullMarked
package org.storesync.k8s;

import org.jspecify.annotations.NullMarked;
