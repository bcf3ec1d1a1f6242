package org.storesync.k8s.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Every kind that the manifests may have: those with a model, and those of the schema. */
final class Kinds {
    private Kinds() {}

    /** Throws an exception that says what is wrong with the document. */
    static void check(Manifest manifest) throws JsonProcessingException {
        if (ClosedSchema.knows(manifest)) {
            ClosedSchema.check(manifest);
        } else {
            StrictModels.read(manifest);
        }
    }
}
