package org.storesync.kit.security;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a service is told about refused calls. */
@Singleton
class ToldRefusals {
    private final List<RefusedCall> calls = new CopyOnWriteArrayList<>();

    void note(@Observes RefusedCall call) {
        calls.add(call);
    }

    List<RefusedCall> calls() {
        return calls;
    }

    void forget() {
        calls.clear();
    }
}
