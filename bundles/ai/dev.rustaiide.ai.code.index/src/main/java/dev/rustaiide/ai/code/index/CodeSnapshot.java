package dev.rustaiide.ai.code.index;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;

/** The state of an index at one time. Immutable; any thread may ask, and none waits. */
@ProviderType
public interface CodeSnapshot {
    /** The folder that it is about. */
    Path root();

    /** What there is in it. */
    Totals totals();

    /** The source files that it knows, in no order. */
    List<Path> files();

    /** Those that {@code before}, of the same index, knows otherwise or not at all, and those that only it knows. */
    List<Path> changedSince(CodeSnapshot before);

    /**
     * The symbols whose names match {@code pattern} as people type it, the best first; {@code Type::name} finds what
     * is declared in a type or module like the one before the colons.
     */
    List<FoundSymbol> symbols(String pattern, int most);

    /**
     * Where the name at a place comes from: the one place if the syntax tells, else likely ones, the likeliest first.
     *
     * @param file absolute; nothing is known of one that is not in the index
     */
    List<Target> definitions(Path file, Position position);

    /**
     * The uses of what is named at a place, in the order of files and places. Locals are exact; of others those are
     * left out that are proven to mean something else.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    List<Reference> references(Path file, Position position, boolean withDeclaration);

    /**
     * Who calls the function named at a place, or whom it calls, in the order of files and places; where the syntax
     * does not tell what is called, a namesake counts.
     *
     * @param callees whom it calls rather than who calls it
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    List<Calls> calls(Path file, Position position, boolean callees);

    /**
     * A function at the other end of calls.
     *
     * @param function a file counts as one where it calls outside of functions
     * @param places of the calls
     */
    record Calls(FoundSymbol function, List<Location> places) {
        public Calls {
            places = List.copyOf(places);
        }
    }

    /**
     * How large an index is.
     *
     * @param skipped files that are too large, no text, or could not be read in time
     * @param parsed how many of the files were parsed since the index was opened, rather than known from before
     */
    record Totals(int files, long lines, long definitions, long uses, List<Path> skipped, int parsed) {
        public Totals {
            skipped = List.copyOf(skipped);
        }
    }
}
