package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Line;

/**
 * What builds cost and what comes of them. A service; any thread may use it, no method blocks. All of it builds, so the
 * folder must be trusted; calls fail with what the compiler says first if it does not compile.
 */
@ProviderType
public interface CargoReports {
    /** Builds all members and tells what took how long; what is built already takes no time. */
    Call<BuildTimes> times(Path folder, boolean release, Consumer<Line> output);

    /**
     * Builds the program, example or test that {@code task} takes and tells what it is made of. Linux programs (ELF,
     * 64 bit) that keep their symbols are understood.
     */
    Call<ProgramSize> size(CargoTask task, Consumer<Line> output);

    /**
     * The source of a target with all macros expanded, by cargo-expand where it is installed, else by the compiler
     * itself.
     *
     * @param target null for the library, or else the first program
     */
    Call<Expansion> expand(Path folder, String member, @Nullable CargoTarget target);

    /** Source text, and who made it. */
    record Expansion(String text, String by) {}
}
