package org.storesync.model.catalogue;

/**
 * How a child finds its parent, such as a line its document. A child stands in the streams of its parent, and is deleted with it.
 *
 * @param typeName wire name of the parent's type
 * @param field the body field of the child that holds the parent's id
 */
public record ParentLink(String typeName, String field) {}
