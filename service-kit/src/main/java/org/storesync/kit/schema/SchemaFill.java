package org.storesync.kit.schema;

/**
 * Work on a service's tables that no SQL can do. It is done after the migrations, wherever these run; where there is nothing left to do it
 * does nothing. It may be ended in the middle and begun again.
 */
public interface SchemaFill {
    void fill();
}
