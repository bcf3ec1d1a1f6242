package org.storesync.images.base;

import com.google.cloud.tools.jib.api.JibContainerBuilder;

/** What an image stands on. */
public sealed interface Base permits TarBase, RegistryBase {
    /** How people know it. */
    String name();

    /** Whether nothing has to be fetched for it. */
    boolean isHere();

    /** An image that so far is only this base. */
    JibContainerBuilder begin();
}
