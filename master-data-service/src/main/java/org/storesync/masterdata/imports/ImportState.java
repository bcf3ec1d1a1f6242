package org.storesync.masterdata.imports;

/** Where an import is. */
public enum ImportState {
    RUNNING,
    /** Nothing was changed; its problems say why. */
    FAILED,
    /** All of it is in. */
    DONE,
    /** A dry run without problems: nothing was changed. */
    CHECKED
}
