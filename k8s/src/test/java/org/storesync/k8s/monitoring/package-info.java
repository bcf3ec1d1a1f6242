/** Tests of what people watch: metrics, alerts, runbooks, dashboards. */
@NullMarked
package org.storesync.k8s.monitoring;

import org.jspecify.annotations.NullMarked;
