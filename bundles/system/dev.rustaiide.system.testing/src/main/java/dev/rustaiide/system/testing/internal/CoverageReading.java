package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.testing.Coverage;

/** What one run counts: a folder with a file from each process, which is gone once it was read. */
final class CoverageReading implements AutoCloseable {
    private final Processes processes;
    private final Path root;
    private final CoverageTools.Offer offer;
    private final Path folder;

    CoverageReading(Processes processes, Path root, CoverageTools.Offer offer) throws IOException {
        this.processes = processes;
        this.root = root;
        this.offer = offer;
        this.folder = Files.createTempDirectory("rust-ai-ide-coverage");
    }

    /** What {@code program} is told; what it starts counts too. */
    Map<String, String> variables(Executable program) {
        return Map.of("LLVM_PROFILE_FILE", folder.resolve("%m-%p.profraw").toString());
    }

    Coverage read(List<Harness> harnesses, Scope scope) throws Exception {
        List<Path> counted = counted();
        if (counted.isEmpty() || harnesses.isEmpty()) {
            return new Coverage(List.of(), "");
        }
        Path list = Files.write(folder.resolve("files.txt"), counted.stream().map(Path::toString).toList());
        var said = new ArrayList<String>();
        for (CoverageTools.Pair pair : offer.pairs()) {
            Path merged = folder.resolve("all.profdata");
            Processes.Result result = scope.await(processes.run(Command.of(pair.profdata().toString(), "merge",
                    "-sparse", "-f", list.toString(), "-o", merged.toString())));
            if (result.exit() == 0) {
                var lines = new TracedLines(root, harnesses.getFirst().profileFolder());
                if (export(pair, merged, harnesses, lines, scope)) {
                    return lines.coverage("LLVM " + pair.version());
                }
            }
            said.add(pair.title());
        }
        throw offer.failure(offer.compiler() + " counts in the form of LLVM " + offer.version()
                + ", which what is here cannot read: " + String.join(", ", said) + ".");
    }

    private boolean export(CoverageTools.Pair pair, Path merged, List<Harness> harnesses, TracedLines lines,
            Scope scope) throws Exception {
        var arguments = new ArrayList<>(List.of("export", "-format=lcov", "-instr-profile=" + merged));
        for (int i = 0; i < harnesses.size(); i++) {
            String program = harnesses.get(i).executable().program().toString();
            arguments.add(i == 0 ? program : "-object=" + program);
        }
        return scope.await(processes.start(Command.of(pair.cov().toString(), arguments), lines).exit()) == 0;
    }

    private List<Path> counted() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".profraw")).sorted().toList();
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException busy) {
            LoggerFactory.getLogger(CoverageReading.class).warn("What a run counted stays in {}", folder, busy);
        }
    }
}
