package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoCompiler;

/**
 * The programs of LLVM that read what instrumented programs count. The form of those counts goes with LLVM's version,
 * so that those of the compiler's own version are asked first: rustup's component, then what the system has.
 */
record CoverageTools(Cargo cargo, Processes processes, Programs programs) {
    private static final Pattern VERSION = Pattern.compile("LLVM version (\\d+)(\\.\\d+)*");
    private static final int OLDEST = 11;
    /** Versions that may still write as the next ones do. */
    private static final int OLDER = 2;
    private static final int NEWEST = 40;

    /** One pair of programs. */
    record Pair(Path profdata, Path cov, int version) {
        String title() {
            return "LLVM " + version + " (" + profdata.resolveSibling("") + ")";
        }
    }

    /**
     * What the compiler of a folder needs.
     *
     * @param pairs those that are there, the likeliest first
     */
    record Offer(String compiler, int version, List<Pair> pairs) {
        FailureException failure(String why) {
            return new FailureException(new Failure.Other("Cannot find out which lines ran.", why,
                    "Run “rustup component add llvm-tools” in a terminal, or install the package llvm-" + version
                            + "."));
        }
    }

    CoverageReading open(Path folder, Scope scope) throws Exception {
        Offer offer = offer(folder, scope);
        if (offer.pairs().isEmpty()) {
            throw offer.failure(offer.compiler() + " counts in the form of LLVM " + offer.version()
                    + ", whose llvm-profdata and llvm-cov are not on this machine.");
        }
        return new CoverageReading(processes, folder, offer);
    }

    private Offer offer(Path folder, Scope scope) throws Exception {
        CargoCompiler compiler = scope.await(cargo.compiler(folder));
        int wanted = compiler.llvm();
        List<Path> folders = new ArrayList<>(List.of(compiler.tools()));
        IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(each -> Path.of("/usr/lib/llvm-" + each + "/bin"))
                .forEach(folders::add);
        folders.add(Path.of("/opt/homebrew/opt/llvm/bin"));
        List<Pair> pairs = new ArrayList<>();
        for (Path each : folders) {
            add(pairs, Optional.of(each.resolve("llvm-profdata")), Optional.of(each.resolve("llvm-cov")), scope);
        }
        add(pairs, named("LLVM_PROFDATA"), named("LLVM_COV"), scope);
        String suffix = "-" + wanted;
        add(pairs, programs.find("llvm-profdata" + suffix), programs.find("llvm-cov" + suffix), scope);
        add(pairs, programs.find("llvm-profdata"), programs.find("llvm-cov"), scope);
        List<Pair> likely = pairs.stream().filter(each -> each.version() >= wanted - OLDER)
                .sorted(Comparator.comparingInt((Pair each) -> Math.abs(each.version() - wanted))).toList();
        return new Offer(compiler.version(), wanted, likely);
    }

    private void add(List<Pair> pairs, Optional<Path> profdata, Optional<Path> cov, Scope scope) throws Exception {
        if (profdata.filter(Files::isExecutable).isEmpty() || cov.filter(Files::isExecutable).isEmpty()) {
            return;
        }
        Path real = real(profdata.get());
        if (pairs.stream().noneMatch(each -> real(each.profdata()).equals(real))) {
            Matcher version = VERSION.matcher(ask(scope, Command.of(cov.get().toString(), "--version")));
            pairs.add(new Pair(profdata.get(), cov.get(), version.find() ? Integer.parseInt(version.group(1)) : 0));
        }
    }

    /** As cargo-llvm-cov is told, too. */
    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(name -> !name.isBlank()).map(Path::of);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    private String ask(Scope scope, Command command) throws Exception {
        Processes.Result result = scope.await(processes.run(command));
        return Stream.of(result.out(), result.err()).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
