package org.storesync.images.base;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/** An image of a registry. Where the registry wants a login, it is the one that {@code docker login} or {@code podman login} kept. */
public record RegistryBase(ImageReference image) implements Base {
    @Override
    public String name() {
        return image.toString();
    }

    @Override
    public boolean isHere() {
        return false;
    }

    @Override
    public JibContainerBuilder begin() {
        return Jib.from(RegistryImage.named(image)
                .addCredentialRetriever(
                        CredentialRetrieverFactory.forImage(image, _ -> {}).dockerConfig()));
    }
}
