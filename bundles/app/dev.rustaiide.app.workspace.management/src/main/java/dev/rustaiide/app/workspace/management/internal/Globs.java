package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Globs as people type them: one without a slash fits at any depth, and one that fits a folder takes all below it. */
final class Globs {
    private final List<Glob> globs;

    private Globs(List<Glob> globs) {
        this.globs = globs;
    }

    static Globs of(List<String> typed) throws FailureException {
        var globs = new ArrayList<Glob>();
        for (String one : typed) {
            if (!one.isBlank()) {
                add(one.strip(), globs);
            }
        }
        return new Globs(globs);
    }

    private static void add(String typed, List<Glob> globs) throws FailureException {
        String body = typed.replaceFirst("^\\.?/", "").replaceFirst("/$", "");
        boolean anywhere = body.indexOf('/') < 0 && !typed.startsWith("/") && !typed.startsWith("./");
        String glob = anywhere ? "**/" + body : body;
        try {
            globs.add(Glob.of(glob));
            globs.add(Glob.of(glob + "/**"));
        } catch (IllegalArgumentException odd) {
            throw new FailureException(new Failure.Other("Cannot search.",
                    "“" + typed + "” cannot be used as a pattern of files: " + odd.getMessage() + ".",
                    "Write something like *.rs or src/**."), odd);
        }
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    /** Whether {@code relative}, or a folder that it is in, fits one of them. */
    boolean match(Path relative) {
        String path = relative.toString().replace('\\', '/');
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }
}
