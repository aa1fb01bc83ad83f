package dev.rustaiide.system.projects.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.projects.TemplatePlan.Change;

/** Where {@code mod name;} goes when a file of Rust gets a sibling. */
final class ModuleLine {
    private static final Pattern MODULE = Pattern.compile("(?m)^(?:pub(?:\\([^)]*\\))?\\s+)?mod\\s+(?:r#)?(\\w+)\\s*;"
            + "[^\\n]*(?:\\n|\\z)");
    /** What stands before all items: comments about the file, attributes of the whole file, and empty lines. */
    private static final Pattern HEAD = Pattern.compile("(?:[ \\t]*(?://!|//|#!\\[)[^\\n]*(?:\\n|\\z)|[ \\t]*\\n)*");

    private ModuleLine() {}

    /** The change that declares the module {@code name} of a file in {@code folder}; blocks on the disk. */
    static Change in(Path folder, String name) throws FailureException {
        Path parent = parentOf(folder).orElseThrow(() -> new FailureException(new Failure.Other(
                "Cannot make the module " + name + ".", "No lib.rs, main.rs, mod.rs or " + folder.getFileName()
                        + ".rs has the modules of " + folder + ".", "Choose a folder with sources of a crate.")));
        try {
            String text = Files.readString(parent);
            return new Change(parent, text, with(text, name), "mod " + name + ";");
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(parent, "read"), unreadable);
        }
    }

    private static Optional<Path> parentOf(Path folder) {
        Path beside = Objects.requireNonNull(folder.toAbsolutePath().getParent())
                .resolve(folder.getFileName() + ".rs");
        return List.of(folder.resolve("mod.rs"), folder.resolve("lib.rs"), folder.resolve("main.rs"), beside).stream()
                .filter(Files::isRegularFile).findFirst();
    }

    /** Among the modules that are declared, in the order of their names if they are in that; else before all items. */
    static String with(String text, String name) {
        List<MatchResult> modules = MODULE.matcher(text).results().toList();
        List<String> names = modules.stream().map(module -> module.group(1)).toList();
        if (names.contains(name)) {
            return text;
        }
        if (modules.isEmpty()) {
            Matcher head = HEAD.matcher(text);
            int start = head.lookingAt() ? head.end() : 0;
            return inserted(text, start, "mod " + name + ";\n" + (start < text.length() ? "\n" : ""));
        }
        // Behind one of them: what stands before the first may belong to it, such as an attribute.
        boolean sorted = names.equals(names.stream().sorted().toList());
        int smaller = sorted ? (int) names.stream().filter(other -> other.compareTo(name) < 0).count() : names.size();
        int behind = smaller == 0 ? names.size() : smaller;
        return inserted(text, modules.get(behind - 1).end(), "mod " + name + ";\n");
    }

    private static String inserted(String text, int at, String line) {
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        return text.substring(0, at) + (open ? "\n" : "") + line + text.substring(at);
    }
}
