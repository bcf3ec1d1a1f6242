/** What each service can be set to, and what the manifests set. */
@NullMarked
package org.storesync.k8s.settings;

import org.jspecify.annotations.NullMarked;
