package org.storesync.images.archive;

import java.nio.file.Path;

/**
 * An archive that was written.
 *
 * @param sha256 its checksum, in hexadecimal digits
 */
public record WrittenArchive(Path file, long bytes, String sha256) {}
