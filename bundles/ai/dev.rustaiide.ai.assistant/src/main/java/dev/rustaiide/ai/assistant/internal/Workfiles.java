package dev.rustaiide.ai.assistant.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.Verdict;

/**
 * The files of a workplace as far as a model may see them. Each path is judged here: it ends in the folder, whatever
 * links say, and is none for secrets. Any thread may use it; it touches the disk.
 */
record Workfiles(Workplace place, TextFiles files) {
    /** A larger file is none to be read or changed by a model. */
    private static final long LARGEST = 4 << 20;
    /** What the product itself is set up by in a folder. */
    private static final String OWN = ".rust-ai-ide";

    /** The file that {@code path} names, if a model may see it. */
    Path file(String path) throws FailureException {
        Verdict<Path> verdict = PathRules.inside(place.folder(), path);
        Path file = verdict.orThrow("Cannot use “" + shortened(path) + "”.");
        secret(place.folder().relativize(file));
        if (Files.exists(file)) {
            try {
                secret(place.folder().toRealPath().relativize(file.toRealPath()));
            } catch (IOException | IllegalArgumentException gone) {
                throw new FailureException(new Failure.Missing(file), gone);
            }
        }
        return file;
    }

    /** As {@link #file}, if a model may change it. */
    Path writable(String path) throws FailureException {
        Path file = file(path);
        if (place.folder().relativize(file).getName(0).toString().equalsIgnoreCase(OWN)) {
            throw refused(file, "What sets up the IDE is no affair of a model.");
        }
        if (Files.isSymbolicLink(file)) {
            throw refused(file, "It is a link, which leads elsewhere.");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(file, "It is no regular file.");
        }
        return file;
    }

    private void secret(Path relative) throws FailureException {
        Optional<String> objection = SecretFiles.objection(relative);
        if (objection.isPresent()) {
            throw new FailureException(new Failure.Refused("Cannot use " + relative + ".", "assistant.secret",
                    objection.get(), "Work without it, or ask the person to do this part."));
        }
    }

    private FailureException refused(Path file, String why) {
        return new FailureException(new Failure.Refused("Cannot change " + name(file) + ".", "assistant.refused", why,
                "Choose another file."));
    }

    private static String shortened(String path) {
        return path.length() <= 200 ? path : path.substring(0, 200) + "…";
    }

    /** {@code file} from the folder, with slashes. */
    String name(Path file) {
        return file.startsWith(place.folder())
                ? place.folder().relativize(file).toString().replace('\\', '/') : file.toString();
    }

    /** The text that is open or on the disk; empty if there is no such file. */
    Optional<Text> now(Path file) throws FailureException {
        Optional<Buffers.Buffer> buffer = place.buffers().find(file);
        if (buffer.isPresent()) {
            return Optional.of(buffer.get().text());
        }
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new FailureException(new Failure.TooLarge(file, size, LARGEST));
            }
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(file, "read"), unreadable);
        }
        return Optional.of(files.read(file).text());
    }
}
