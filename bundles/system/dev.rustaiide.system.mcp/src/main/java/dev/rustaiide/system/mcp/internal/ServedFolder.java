package dev.rustaiide.system.mcp.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.validation.PathRules;

/**
 * The folder that is served: what Git ignores, what is hidden, and what lies elsewhere, be it by a link, is not there.
 *
 * @param root with links resolved
 */
record ServedFolder(Path root, TextFiles files) {
    private static final long LARGEST = 8 << 20;

    /** The file that a client names. */
    Path file(String name) throws FailureException {
        Path file = PathRules.inside(root, name).orThrow("Cannot read “" + shortened(name) + "”.");
        Path relative = root.relativize(file);
        if (isHidden(relative) || isIgnored(file)) {
            throw new FailureException(new Failure.Refused("Cannot read " + name(file) + ".", "mcp.hidden",
                    "Hidden files and those that Git ignores are not served.", "Ask for another file."));
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FailureException(Files.isDirectory(file)
                    ? new Failure.Other("Cannot read " + name(file) + ".", "It is a folder.", "List it: list_files.")
                    : new Failure.Missing(file));
        }
        return file;
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private boolean isIgnored(Path file) {
        var ignored = new GitIgnored(root);
        Path folder = file.getParent();
        return ignored.isIgnored(file, false) || folder != null && ignored.isBelowIgnored(folder);
    }

    private static String shortened(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200) + '…';
    }

    Text read(Path file) throws FailureException {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new FailureException(new Failure.TooLarge(file, size, LARGEST));
            }
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(file, "read"), unreadable);
        }
        return files.read(file).text();
    }

    /** All files, in order. */
    List<Path> all(Scope scope) throws InterruptedException {
        var found = new ArrayList<Path>();
        new FileWalk(new GitIgnored(root)).forEach(root, scope, (file, attributes) -> {
            if (!isHidden(root.relativize(file))) {
                found.add(file);
            }
        });
        found.sort(null);
        return found;
    }

    /** From the folder, with slashes. */
    String name(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
