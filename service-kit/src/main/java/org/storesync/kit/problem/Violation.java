package org.storesync.kit.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: a dotted path in the body, or the name of a parameter or header
 * @param message what, for people
 */
@RegisterForReflection
public record Violation(String field, String message) {}
