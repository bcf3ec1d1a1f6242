package org.storesync.images.image;

import java.nio.file.Path;

/**
 * An image as a tar.
 *
 * @param digest of its manifest: by this a registry and an engine know the image
 * @param bytes the size of the tar
 */
public record WrittenImage(String reference, String digest, long bytes, Path tar) {}
