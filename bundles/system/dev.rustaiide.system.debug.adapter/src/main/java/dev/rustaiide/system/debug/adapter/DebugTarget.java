package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.types.LanguageId;

/** What is debugged. */
public sealed interface DebugTarget {
    /** The project that it belongs to; its code must be allowed to run, and sources in it are the user's own. */
    Path folder();

    LanguageId language();

    /** The {@link AdapterDefinition#id} to use; empty for the first that knows the language. */
    Optional<String> adapter();

    /** What people call it. */
    String title();

    /**
     * A program that is started.
     *
     * @param environment variables besides those of this process
     * @param stopAtEntry whether it stops before its first instruction of its own
     */
    record Launch(Path folder, LanguageId language, Optional<String> adapter, Path program, List<String> arguments,
            Path workingFolder, Map<String, String> environment, boolean stopAtEntry) implements DebugTarget {
        public Launch {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        /** {@code program} with {@code arguments}, in its project's folder. */
        public static Launch of(Path folder, Path program, List<String> arguments) {
            return new Launch(folder, LanguageId.RUST, Optional.empty(), program, arguments, folder, Map.of(), false);
        }

        /** The same by another adapter. */
        public Launch by(Optional<String> other) {
            return new Launch(folder, language, other, program, arguments, workingFolder, environment, stopAtEntry);
        }

        /** The same, running in {@code there}. */
        public Launch in(Path there) {
            return new Launch(folder, language, adapter, program, arguments, there, environment, stopAtEntry);
        }

        /** The same with {@code variables}. */
        public Launch with(Map<String, String> variables) {
            return new Launch(folder, language, adapter, program, arguments, workingFolder, variables, stopAtEntry);
        }

        @Override
        public String title() {
            return String.valueOf(program.getFileName());
        }
    }

    /** A process that runs already, and goes on when the session ends. */
    record Attach(Path folder, LanguageId language, Optional<String> adapter, long pid) implements DebugTarget {
        @Override
        public String title() {
            return "process " + pid;
        }
    }

    /** What a program left when it crashed; nothing in it runs any more. */
    record Core(Path folder, LanguageId language, Optional<String> adapter, Path program, Path core)
            implements DebugTarget {
        @Override
        public String title() {
            return String.valueOf(core.getFileName());
        }
    }
}
