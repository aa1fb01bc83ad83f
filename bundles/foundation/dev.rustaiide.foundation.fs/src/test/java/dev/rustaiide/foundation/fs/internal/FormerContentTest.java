package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.text.Text;

class FormerContentTest {
    @TempDir
    Path temporary;

    private final List<String> told = new ArrayList<>();

    /** Writes down what is there when it is told. */
    private ComponentServiceObjects<FormerContent> keeper(boolean broken) {
        FormerContent keeper = (file, reason) -> {
            try {
                told.add(reason.kind() + " " + file.getFileName() + " " + Files.readString(file));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            if (broken) {
                throw new IllegalStateException("somebody else's mistake");
            }
        };
        return new ComponentServiceObjects<>() {
            @Override
            public FormerContent getService() {
                return keeper;
            }

            @Override
            public void ungetService(FormerContent service) {}

            @Override
            public ServiceReference<FormerContent> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void whoever_keeps_is_told_before_a_file_is_overwritten_and_cannot_stop_it() throws Exception {
        var files = new DiskTextFiles(new Disk(), () -> temporary.resolve("backups"));
        files.bindKeeper(keeper(true));
        Path file = temporary.resolve("a.txt");
        files.write(file, Text.of("one"), Encoding.UTF_8);
        assertEquals(List.of(), told);
        files.write(file, Text.of("two"), Encoding.UTF_8);
        WriteReason.during(new WriteReason(WriteReason.Kind.REFACTORED, "x"),
                () -> files.write(file, Text.of("three"), Encoding.UTF_8));
        assertEquals(List.of("SAVED a.txt one", "REFACTORED a.txt two"), told);
        assertEquals("three", Files.readString(file));
    }

    @Test
    void whoever_keeps_is_told_before_a_file_goes_to_the_trash() throws Exception {
        var trash = new DesktopTrash(temporary.resolve("trash"));
        trash.bindKeeper(keeper(false));
        trash.put(Files.writeString(temporary.resolve("b.txt"), "text"));
        assertEquals(List.of("DELETED b.txt text"), told);
    }
}
