package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.JsonText;
import dev.rustaiide.foundation.text.Text;

/**
 * Changes files of settings, one writer after another: a file is read again when it is this one's turn, so that nobody
 * undoes what others wrote, in this process or in another. The system ends the turn of a process that dies.
 */
final class SettingsWriter {
    private static final int PATIENCE_MS = 5_000;
    private static final int PAUSE_MS = 5;

    private final TextFiles texts;
    private final Path turns;

    /** @param turns a file that whoever writes has a lock on, the same one for all processes of the user */
    SettingsWriter(TextFiles texts, Path turns) {
        this.texts = texts;
        this.turns = turns;
    }

    /** Replaces the file by what {@code change} makes of it, in one step. Comes with the new content on disk. */
    synchronized void change(FileState file, UnaryOperator<JsonText> change) throws FailureException {
        try (FileChannel turn = turn()) {
            FileState now = file.again();
            if (now.problem() != null) {
                throw new FailureException(new Failure.BadContent(now.path(), now.problem().message(),
                        "Open the file and mend it, or delete it; then try again."));
            }
            JsonText changed = change.apply(now.good());
            if (!changed.toString().equals(now.good().toString())) {
                write(now.path(), changed.toString());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Other("The settings were not changed.", "The change was stopped.",
                    "Try again."), stopped);
        } catch (IOException closing) {
            throw new IllegalStateException("a file that was only locked cannot be closed", closing);
        }
    }

    private void write(Path file, String content) throws FailureException {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(file, "write"), denied);
        }
        texts.write(file, Text.of(content), Encoding.UTF_8);
    }

    /** Null where no file can be locked: a disk that only reads, a network that knows no locks. */
    private @Nullable FileChannel turn() throws InterruptedException, FailureException {
        try {
            Path folder = turns.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (int waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
                if (isLocked(channel)) {
                    return channel;
                }
                Thread.sleep(PAUSE_MS);
            }
            channel.close();
        } catch (IOException noLocks) {
            return null;
        }
        throw new FailureException(new Failure.Other("Cannot change the settings.",
                "Another process has been writing them for " + PATIENCE_MS / 1000 + " s.",
                "Wait for it or end it; it has locked " + turns + "."));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherInThisProcess) {
            return false;
        }
    }
}
