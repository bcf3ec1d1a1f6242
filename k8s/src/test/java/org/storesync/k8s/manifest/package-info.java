/** The rendered manifests, read strictly, and the files they must agree with. */
@NullMarked
package org.storesync.k8s.manifest;

import org.jspecify.annotations.NullMarked;
