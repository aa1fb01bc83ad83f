package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Location;

/** Something that can be done from an answer. It is done by the host, after it was asked for. */
public sealed interface Effect {
    /** What people read: an imperative without a full stop. */
    String title();

    /** Changes files, after a preview if more than one. */
    record Change(String title, WorkspaceEdit edit) implements Effect {}

    /** Changes files after people have looked at what would change, even if that is one file. */
    record Review(String title, WorkspaceEdit edit) implements Effect {}

    /** Shows places to choose from. */
    record Show(String title, List<Location> places) implements Effect {
        public Show {
            places = List.copyOf(places);
        }
    }

    /** Goes to a place. */
    record Go(String title, Location place) implements Effect {}

    /**
     * Runs a program of the folder, if that is trusted.
     *
     * @param isDebuggable whether it can be run in the debugger
     */
    record Run(String title, String program, List<String> arguments, Path directory, Map<String, String> environment,
            boolean isDebuggable) implements Effect {
        public Run {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    /** Asks for signatures or proposals at the caret. */
    record AskAgain(String title, boolean signatures) implements Effect {}

    /** Has a source do something that it alone knows; what it wants changed comes back as its request to edit. */
    record Told(String title, Origin origin) implements Effect {}

    /** Takes an edit that a source wants made while it does what it was told. */
    @FunctionalInterface
    interface EditTaker {
        /**
         * Makes it, or does not; false or a failure tells the source that it was not made. Any thread may call.
         *
         * @param label what it is for; may be empty
         */
        Call<Boolean> take(String label, WorkspaceEdit edit);
    }

    /**
     * Asks a source to do what it promised.
     *
     * @param taker who makes the edits that it asks for meanwhile; empty if that is the window's to decide
     */
    record Tell(Told told, Optional<EditTaker> taker) implements Question<Boolean> {
        public Tell(Told told) {
            this(told, Optional.empty());
        }

        @Override
        public Optional<LanguageSource> addressee() {
            return Optional.of(told.origin().source());
        }

        @Override
        public Boolean nothing() {
            return false;
        }
    }
}
