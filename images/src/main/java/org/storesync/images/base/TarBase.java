package org.storesync.images.base;

import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import java.nio.file.Path;

/** An image in a tar of this machine, as {@code docker save} writes it. */
public record TarBase(Path tar) implements Base {
    @Override
    public String name() {
        return tar.toString();
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public JibContainerBuilder begin() {
        return Jib.from(TarImage.at(tar));
    }
}
