package dev.rustaiide.system.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;

/** {@code FILE:LINE:COLUMN}, where there is something to ask about. */
record AskedPlace(Path file, Position position) {
    static final Parameter PARAMETER = new Parameter("FILE:LINE:COLUMN", Count.ONE,
            "Where the name stands; line and column count from 1, columns in UTF-16 units");

    /** @throws FailureException if there is no such place */
    static AskedPlace of(Invocation invocation, VirtualFiles virtual, TextFiles texts) throws FailureException {
        String word = invocation.parameters().get(0);
        Target target = Target.of(word, invocation.folder(), virtual);
        if (target.line() == 0 || target.column() == 0) {
            throw failure(word, "It names no line and column.", "Write FILE:LINE:COLUMN, e.g. src/main.rs:10:5.");
        }
        if (!Files.isRegularFile(target.path())) {
            throw failure(word, target.path() + " is not a file.", "Name a source file.");
        }
        Text text = texts.read(target.path()).text();
        int lines = text.lineCount();
        if (target.line() > lines) {
            throw failure(word, "The file has " + lines + (lines == 1 ? " line." : " lines."), "Name a line of it.");
        }
        int length = text.lineEnd(target.line() - 1) - text.lineStart(target.line() - 1);
        if (target.column() > length + 1) {
            throw failure(word, "Line " + target.line() + " ends at column " + (length + 1) + '.',
                    "Name a column of it.");
        }
        return new AskedPlace(target.path().toAbsolutePath().normalize(),
                new Position(target.line() - 1, target.column() - 1));
    }

    private static FailureException failure(String word, String why, String next) {
        return new FailureException(new Failure.Other("Cannot look at " + word + ".", why, next));
    }

    /** With links resolved, as the index has its files. */
    Path realFile() {
        try {
            return file.toRealPath();
        } catch (java.io.IOException gone) {
            // It was there a moment ago.
            return file;
        }
    }
}
