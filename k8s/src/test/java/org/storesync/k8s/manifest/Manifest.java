package org.storesync.k8s.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One document of a rendered file. */
public record Manifest(ObjectNode json) {
    public String kind() {
        return json.path("kind").asText();
    }

    /** The kind with its version, such as {@code apps/v1/Deployment}. */
    public String type() {
        return json.path("apiVersion").asText() + "/" + kind();
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    public String namespace() {
        return json.at("/metadata/namespace").asText();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
