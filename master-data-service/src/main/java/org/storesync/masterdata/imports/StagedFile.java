package org.storesync.masterdata.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/** A file that was read completely. It is in the temporary folder until its import ends. */
record StagedFile(Path path) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StagedFile.class);
    private static final int BUFFER = 64 * 1024;

    static StagedFile of(InputStream file, long bytesMax) {
        try {
            StagedFile staged = new StagedFile(Files.createTempFile("import-", ".csv"));
            try {
                staged.fill(file, bytesMax);
            } catch (IOException | RuntimeException e) {
                staged.close();
                throw e;
            }
            return staged;
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be taken in", e);
        }
    }

    private void fill(InputStream file, long bytesMax) throws IOException {
        long left = bytesMax;
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw Problem.of(ProblemCode.BODY_TOO_LARGE).withLimit(bytesMax);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warnf("a temporary file stays behind: %s", path);
        }
    }
}
