package org.storesync.kit.trace;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of traces, the same in every service. */
@ConfigMapping(prefix = "sync.traces")
public interface TraceConfig {
    /** Where spans go by OTLP over HTTP, such as {@code http://collector:4318}. If it is absent, nothing is traced. */
    Optional<String> collector();
}
