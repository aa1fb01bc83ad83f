package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** Does single steps on the disk, each of them atomically, and tells whether one was done. */
final class StepRunner {
    private final TextFiles files;

    StepRunner(TextFiles files) {
        this.files = files;
    }

    /** How the disk looks to a step. */
    enum State {
        /** It can be done. */ TO_DO,
        /** It was done. */ DONE,
        /** Somebody else was there. */ FOREIGN
    }

    void run(Step step) throws IOException, FailureException {
        switch (step) {
            case Step.Write write -> {
                makeParents(write.file());
                files.write(write.file(), write.after(), write.encoding());
            }
            case Step.Open open -> { }
            case Step.Rename rename -> {
                makeParents(rename.file());
                requireNothing(rename.file());
                Files.move(rename.from(), rename.file(), StandardCopyOption.ATOMIC_MOVE);
                files.moved(rename.from(), rename.file());
            }
            case Step.Remove remove -> {
                files.leaving(remove.file());
                remove(remove.file(), remove.kept());
            }
            case Step.Restore restore -> {
                makeParents(restore.file());
                requireNothing(restore.file());
                Path aside = aside(restore.file());
                Trees.delete(aside);
                Trees.copy(restore.kept(), aside);
                Files.move(aside, restore.file(), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Takes {@code step} back. */
    void revert(Step step) throws IOException, FailureException {
        if (step instanceof Step.Write write && write.before().isEmpty()) {
            Files.deleteIfExists(write.file());
        } else {
            run(EditRecord.inverse(step));
        }
    }

    private static void remove(Path file, Path kept) throws IOException {
        Path aside = aside(file);
        Trees.delete(aside);
        if (isThere(file)) {
            if (!isThere(kept)) {
                Path part = kept.resolveSibling(kept.getFileName() + ".part");
                Trees.delete(part);
                Trees.copy(file, part);
                Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            Trees.delete(aside);
        }
    }

    /** Where something lies for a moment, so that its own place has all of it or nothing. */
    private static Path aside(Path file) {
        return file.resolveSibling(".~" + file.getFileName() + ".refactoring");
    }

    private static void makeParents(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private static void requireNothing(Path file) throws IOException {
        if (isThere(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    State state(Step step) throws IOException {
        return switch (step) {
            case Step.Write write -> {
                Optional<Text> now = text(write);
                yield now.equals(Optional.of(write.after())) ? State.DONE
                        : now.equals(write.before()) ? State.TO_DO : State.FOREIGN;
            }
            case Step.Open open -> State.DONE;
            case Step.Rename rename -> isThere(rename.from()) == isThere(rename.file()) ? State.FOREIGN
                    : isThere(rename.file()) ? State.DONE : State.TO_DO;
            case Step.Remove remove -> !isThere(remove.file()) ? clean(remove.file())
                    : !isThere(remove.kept()) || Trees.same(remove.file(), remove.kept()) ? State.TO_DO : State.FOREIGN;
            case Step.Restore restore -> !isThere(restore.file()) ? State.TO_DO
                    : Trees.same(restore.file(), restore.kept()) ? State.DONE : State.FOREIGN;
        };
    }

    /** What was moved aside to be deleted goes with what it was. */
    private static State clean(Path file) throws IOException {
        Trees.delete(aside(file));
        return State.DONE;
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Empty if there is no file; what cannot be read as it should be is nobody's text. */
    private Optional<Text> text(Step.Write write) {
        if (!isThere(write.file())) {
            return Optional.empty();
        }
        try {
            TextFile read = files.read(write.file(), write.encoding());
            return Optional.of(read.encoding().equals(write.encoding()) ? read.text() : Text.of("\0"));
        } catch (FailureException unreadable) {
            return Optional.of(Text.of("\0"));
        }
    }
}
