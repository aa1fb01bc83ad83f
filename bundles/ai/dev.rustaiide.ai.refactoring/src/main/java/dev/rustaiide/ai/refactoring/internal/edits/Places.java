package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Conflict;

/** Which places may be changed: those in the folders, reached without a link, and not Git's own. */
record Places(List<Path> folders) {
    /** Why {@code file} is none of them. */
    Optional<Conflict> refusal(Path file) {
        if (file.getFileSystem() != FileSystems.getDefault()) {
            return refused(file, "It is not a file of this machine's disk.", "Change a copy on the disk.");
        }
        if (!file.isAbsolute() || !file.equals(file.normalize())) {
            return refused(file, "Its path is not a plain absolute one.", "Name it without “.” and “..”.");
        }
        Optional<Path> folder = folders.stream().filter(open -> file.startsWith(open) && !file.equals(open))
                .findFirst();
        if (folder.isEmpty()) {
            return refused(file, "It lies outside of the folders that may be changed.",
                    "Open its folder first; on the command line, name it by --in.");
        }
        for (Path name : folder.get().relativize(file)) {
            if (name.toString().equals(".git")) {
                return refused(file, "It belongs to Git's own files.", "Change it by Git.");
            }
        }
        return link(folder.get(), file);
    }

    private static Optional<Conflict> link(Path folder, Path file) {
        Path at = file;
        while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            at = at.getParent();
        }
        if (at == null || !at.startsWith(folder)) {
            return refused(file, "The folder " + folder + " is not there.", "Check whether its disk is connected.");
        }
        try {
            Path real = folder.toRealPath().resolve(folder.relativize(at)).normalize();
            return at.toRealPath().equals(real) ? Optional.empty()
                    : refused(file, "It is reached by a symbolic link, and leads to " + at.toRealPath() + ".",
                            "Change the file that the link leads to.");
        } catch (IOException broken) {
            return refused(file, "It is a symbolic link that leads nowhere.", "Remove the link.");
        }
    }

    private static Optional<Conflict> refused(Path file, String why, String nextStep) {
        return Optional.of(new Conflict(file, why, nextStep));
    }
}
