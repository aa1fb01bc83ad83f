package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Diagnostic;

/**
 * Asks and runs Cargo. A service; any thread may use it, no method blocks.
 *
 * <p>Calls fail with a {@link dev.rustaiide.foundation.error.FailureException}: when Cargo is not installed, and, for
 * {@link #check} and {@link #run}, when the folder is not trusted. Cancelling one ends Cargo and all it started.
 */
@ProviderType
public interface Cargo {
    /**
     * What the nearest {@code Cargo.toml} at or above {@code place} belongs to. Runs nothing of the folder, not even
     * its Cargo configuration, so it is safe in a folder that nobody trusts. Takes 20 to 200 ms.
     */
    Call<Detection> detect(Path place);

    /**
     * Compiles without making programs and tells the problems.
     *
     * @param found gets each problem as soon as Cargo prints it, on a thread of the call, none twice
     */
    Call<CheckResult> check(CheckRequest request, Consumer<Diagnostic> found);

    /**
     * Runs {@code task} and gives Cargo's exit code. Output has ANSI colours and no progress bar.
     *
     * @param output gets each line as it is printed, on a thread for each of the two streams
     */
    Call<Integer> run(CargoTask task, Consumer<Line> output);

    /**
     * As {@link #run}, for tests of documentation that shall not run beside others: they begin when {@code before} has
     * ended, however it did. Where rustdoc can be made to, it compiles them meanwhile.
     *
     * @param compiler the one of the folder
     */
    Call<Integer> runDocumentation(CargoTask task, CargoCompiler compiler, Call<?> before, Consumer<Line> output);

    /**
     * Runs {@code task} and reads what Cargo says of it. A compiler that finds mistakes is no failure of the call.
     * Progress has the crates that are built and those that will be, as far as Cargo knows.
     *
     * @param news gets each thing as it is heard of, on a thread for each of the two streams
     */
    Call<CargoReport> report(CargoTask task, Consumer<CargoNews> news);

    /**
     * Builds what {@code task} would run and tells where it lies, without running it: {@link CargoTask.Kind#RUN} and
     * {@link CargoTask.Kind#BUILD} the programs, the other kinds the harnesses. Fails with what the compiler said first
     * if it does not compile.
     *
     * @param output gets what Cargo and the compiler say to people, with ANSI colours
     */
    default Call<CargoBuild> build(CargoTask task, Consumer<Line> output) {
        return build(task, Instruments.NONE, output, problem -> { });
    }

    /**
     * As {@link #build(CargoTask, Consumer)}.
     *
     * @param instruments what the compiler puts into the programs besides their code
     * @param found gets each problem as soon as Cargo prints it, none twice
     */
    Call<CargoBuild> build(CargoTask task, Instruments instruments, Consumer<Line> output, Consumer<Diagnostic> found);

    /** What a compiler can put into programs besides their code. */
    enum Instruments {
        NONE,
        /** Counts of what ran. Such programs are built in a folder of their own, so that the others stay built. */
        COVERAGE
    }

    /**
     * The task that the arrow beside {@code runnable} in {@code file} stands for; empty if the file belongs to no
     * target. May read the roots of a package that has both a library and a program.
     */
    Optional<CargoTask> task(CargoWorkspace workspace, Path file, SyntaxTree.Runnable runnable);

    /** How people want the workspace at {@code root} to be built. */
    Call<CargoChoice> choice(Path root);

    /**
     * Keeps {@code choice} in the settings of the folder {@code root}; all later runs go by it, rust-analyzer too.
     * Fails if the settings are locked or cannot be written.
     */
    Call<Void> choose(Path root, CargoChoice choice);

    /** What is installed to build with; one without a name where there is no rustup. */
    Call<List<CargoToolchain>> toolchains();

    /** The compiler that Cargo takes in {@code folder}, which must be trusted: it may name one. Takes 20 to 100 ms. */
    Call<CargoCompiler> compiler(Path folder);

    /** The long explanation, in Markdown, of a code such as {@code E0308} or {@code clippy::needless_return}. */
    Call<String> explain(String code);
}
