package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cli.Invocation;

/**
 * What an action was asked.
 *
 * @param folder the folder that it is about, which exists
 * @param words what followed it
 */
record CargoWords(Invocation invocation, Path folder, List<String> words) {
    /** The values of {@code option}, which may be parted by commas or blanks. */
    List<String> list(String option) {
        return invocation.option(option).stream().flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
                .filter(each -> !each.isEmpty()).toList();
    }

    String option(String name) {
        return invocation.option(name).orElse("");
    }

    /** A word that is needed. */
    String word(int index, String what) throws FailureException {
        if (words.size() <= index) {
            throw new FailureException(new Failure.Other("Cannot do that.", "It needs " + what + ".",
                    "See: rust-ai-ide help cargo"));
        }
        return words.get(index);
    }

    /** {@code file} as people who stand in the folder call it. */
    String name(Path file) {
        return file.startsWith(folder) && !file.equals(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** A problem in one line, as compilers write it. */
    String line(Diagnostic problem) {
        var start = problem.location().range().start();
        return name(problem.location().file()) + ":" + (start.line() + 1) + ":" + (start.character() + 1) + ": "
                + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message()
                + problem.code().map(code -> " [" + code + "]").orElse("");
    }

    /** A problem with its place counted from one, in UTF-16 units. */
    static Json json(Diagnostic problem) {
        var range = problem.location().range();
        return Json.object().put("file", problem.location().file().toString())
                .put("line", range.start().line() + 1).put("column", range.start().character() + 1)
                .put("endLine", range.end().line() + 1).put("endColumn", range.end().character() + 1)
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT)).put("source", problem.source())
                .put("code", problem.code().orElse("")).put("message", problem.message())
                .put("fixes", problem.fixes().size())
                .put("safeFix", problem.fixes().stream().anyMatch(fix -> fix.safe())).build();
    }
}
