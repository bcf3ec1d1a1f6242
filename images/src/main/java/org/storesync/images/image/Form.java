package org.storesync.images.image;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** In which form a service is in its image: as classes with a Java runtime, or as a native binary. */
public sealed interface Form permits JvmForm, NativeForm {
    /** What is put over the base. The layer that changes least comes first. */
    List<FileEntriesLayer> layers() throws IOException;

    /** The command that starts the service. */
    List<String> entryPoint();

    /** Variables with defaults that whoever runs the image may replace. */
    Map<String, String> environment();

    /** Follows the version in the tag and the service in the names of the files, so that one form does not replace the other. */
    String suffix();
}
