package org.storesync.masterdata.imports;

/** How far an import is. */
public enum ImportState {
    RUNNING,
    /** Nothing was changed; its problems say why. */
    FAILED,
    /** The whole file is imported. */
    DONE,
    /** A dry run without problems: nothing was changed. */
    CHECKED
}
