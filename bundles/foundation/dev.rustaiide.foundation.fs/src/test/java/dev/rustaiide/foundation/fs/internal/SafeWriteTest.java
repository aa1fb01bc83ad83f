package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/** Lets each step of a write fail, as a disk error and as a power cut. */
class SafeWriteTest {
    private static final String OLD = "old content\n".repeat(300);
    private static final String NEW = "new\n".repeat(500);
    private static final int MOST_STEPS = 30;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = folder.resolve("file.rs");
        Files.writeString(file, OLD);
    }

    /** Nothing runs any more. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    private static class FailingDisk extends Disk {
        private final int failing;
        private final boolean forEver;
        private final boolean folderClosed;
        private int step;

        FailingDisk(int failing, boolean forEver, boolean folderClosed) {
            this.failing = failing;
            this.forEver = forEver;
            this.folderClosed = folderClosed;
        }

        boolean wasReached() {
            return step >= failing;
        }

        private void step() throws IOException {
            step++;
            if (forEver && step >= failing) {
                throw new PowerCut();
            }
            if (step == failing) {
                throw new IOException("step " + step + " fails");
            }
        }

        @Override
        FileChannel createLike(Path created, boolean isNew) throws IOException {
            step();
            if (folderClosed) {
                throw new AccessDeniedException(created.toString());
            }
            return super.createLike(created, isNew);
        }

        @Override
        FileChannel overwrite(Path overwritten) throws IOException {
            step();
            return super.overwrite(overwritten);
        }

        @Override
        void write(FileChannel channel, Content content) throws IOException {
            if (step + 1 == failing) {
                channel.write(ByteBuffer.wrap(new byte[] {'n', 'e'}));
            }
            step();
            super.write(channel, content);
        }

        @Override
        void truncate(FileChannel channel) throws IOException {
            step();
            super.truncate(channel);
        }

        @Override
        void force(FileChannel channel) throws IOException {
            step();
            super.force(channel);
        }

        @Override
        boolean adopt(Path adopted, Path old) throws IOException {
            step();
            return super.adopt(adopted, old);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            step();
            super.rename(from, to);
        }

        @Override
        void forceFolder(Path forced) throws IOException {
            step();
            super.forceFolder(forced);
        }

        @Override
        void copy(Path from, Path to) throws IOException {
            if (step + 1 == failing) {
                Files.writeString(to, "ol");
            }
            step();
            super.copy(from, to);
        }

        @Override
        void delete(Path deleted) throws IOException {
            step();
            super.delete(deleted);
        }
    }

    private boolean write(FailingDisk disk) {
        try {
            new DiskTextFiles(disk, () -> folder.resolve("overwritten")).write(file, Text.of(NEW), Encoding.UTF_8);
            return true;
        } catch (FailureException | PowerCut e) {
            return false;
        }
    }

    @Test
    void a_disk_error_at_any_step_leaves_the_old_content_and_no_litter() throws IOException {
        int steps = 0;
        for (FailingDisk disk = disk(1, false, false); ; disk = disk(++steps + 1, false, false)) {
            makeFile();
            boolean written = write(disk);
            if (!disk.wasReached()) {
                break;
            }
            assertEquals(written ? NEW : OLD, Files.readString(file), "step " + (steps + 1));
            assertEquals(List.of(file), entries());
        }
        assertTrue(steps >= 5, steps + " steps");
    }

    @Test
    void a_power_cut_at_any_step_leaves_the_old_or_the_new_content() throws IOException {
        int steps = 0;
        for (FailingDisk disk = disk(1, true, false); ; disk = disk(++steps + 1, true, false)) {
            makeFile();
            boolean written = write(disk);
            String now = Files.readString(file);
            assertTrue(now.equals(OLD) || now.equals(NEW), "step " + (steps + 1));
            if (written) {
                break;
            }
        }
        assertTrue(steps >= 5, steps + " steps");
    }

    @Test
    void where_no_file_can_be_made_an_error_while_overwriting_brings_the_old_content_back() throws IOException {
        for (int step = 2; ; step++) {
            makeFile();
            FailingDisk disk = disk(step, false, true);
            boolean written = write(disk);
            assertEquals(written ? NEW : OLD, Files.readString(file), "step " + step);
            if (!disk.wasReached()) {
                break;
            }
            assertTrue(step < MOST_STEPS);
        }
    }

    @Test
    void where_no_file_can_be_made_a_power_cut_leaves_the_old_content_somewhere() throws IOException {
        for (int step = 2; ; step++) {
            makeFile();
            boolean written = write(disk(step, true, true));
            if (written) {
                assertEquals(NEW, Files.readString(file));
                break;
            }
            List<String> contents = contents();
            assertTrue(contents.contains(OLD) || contents.contains(NEW), "step " + step);
            assertTrue(step < MOST_STEPS);
            deleteBackups();
        }
    }

    @Test
    void if_the_old_content_cannot_be_put_back_the_failure_says_where_it_is() throws IOException {
        var disk = new FailingDisk(Integer.MAX_VALUE, false, true) {
            @Override
            void truncate(FileChannel channel) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        try {
            new DiskTextFiles(disk, () -> folder.resolve("overwritten")).write(file, Text.of(NEW), Encoding.UTF_8);
            fail("it must not succeed");
        } catch (FailureException e) {
            Path backup = Path.of(e.failure().nextStep().replaceAll(".* is in (.*)\\.", "$1"));
            assertEquals(OLD, Files.readString(backup));
        }
    }

    /** Two that save at the same nanosecond: neither may write into, rename or delete what is the other's. */
    @Test
    void a_name_that_somebody_else_writes_to_is_left_to_them() throws Exception {
        List<Path> theirs = new ArrayList<>();
        var disk = new FailingDisk(Integer.MAX_VALUE, false, false) {
            @Override
            FileChannel createLike(Path created, boolean isNew) throws IOException {
                if (theirs.isEmpty()) {
                    theirs.add(Files.writeString(created, "theirs"));
                }
                return super.createLike(created, isNew);
            }
        };
        assertTrue(write(disk));
        assertEquals(NEW, Files.readString(file));
        assertEquals("theirs", Files.readString(theirs.getFirst()));
    }

    private static FailingDisk disk(int failing, boolean forEver, boolean folderClosed) {
        return new FailingDisk(failing, forEver, folderClosed);
    }

    private List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private List<String> contents() throws IOException {
        List<String> contents = new ArrayList<>();
        try (var all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(path));
            }
        }
        return contents;
    }

    private void deleteBackups() throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }
}
