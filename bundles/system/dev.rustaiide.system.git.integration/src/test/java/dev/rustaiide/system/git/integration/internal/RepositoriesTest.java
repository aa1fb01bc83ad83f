package dev.rustaiide.system.git.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.errors.ObjectWritingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

class RepositoriesTest {
    @TempDir
    Path folder;

    private Failure refused(IOException cause) throws Exception {
        Path root = Twin.make(folder.resolve("shop"), folder).root();
        return assertThrows(FailureException.class, () -> Repositories.run(root, "the index", open -> {
            throw cause;
        })).failure();
    }

    @Test
    void a_full_disk_is_told_as_such_whoever_found_it() throws Exception {
        for (IOException cause : List.of(new IOException("No space left on device"),
                new FileSystemException("/shop/.git/index.lock", null, "No space left on device"),
                new FileSystemException("/shop/.git/index.lock", null, "Disk quota exceeded"),
                new ObjectWritingException("Unable to create new object", new IOException(
                        "No space left on device")))) {
            Failure told = refused(cause);
            assertEquals("Cannot write to the repository shop.", told.what());
            assertTrue(told.why().contains("is full"), told::why);
        }
    }

    @Test
    void what_else_cannot_be_read_is_told_with_the_way_to_look_at_it() throws Exception {
        assertTrue(refused(new IOException("Short read of block.")).nextStep().contains("git fsck"));
    }
}
