package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.analysis.SyntaxTree.Runnable;
import dev.rustaiide.ai.code.analysis.SyntaxTree.RunnableKind;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;

/** Finds tests by reading the source of a workspace; nothing is run. What macros make is not seen. */
final class SourceTests {
    private static final long LARGEST = 4 << 20;
    private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

    private final Cargo cargo;
    private final Syntax syntax;
    private final CargoWorkspace workspace;
    private final Map<TestId, TestItem> items = new LinkedHashMap<>();

    SourceTests(Cargo cargo, Syntax syntax, CargoWorkspace workspace) {
        this.cargo = cargo;
        this.syntax = syntax;
        this.workspace = workspace;
    }

    /** All tests, in the order of their ids. */
    List<TestItem> find(Scope scope) throws IOException, InterruptedException {
        for (CargoPackage each : workspace.packages()) {
            for (Path file : sources(each)) {
                scope.check();
                read(each, file);
            }
            each.targets().stream().filter(target -> target.kind() == CargoTarget.Kind.TEST
                    || target.kind() == CargoTarget.Kind.BENCH).forEach(target -> addProgram(each, target));
        }
        return items.values().stream().sorted(Comparator.comparing(TestItem::id)).toList();
    }

    private static List<Path> sources(CargoPackage one) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(one.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean inner = !folder.equals(one.folder()) && Files.isRegularFile(folder.resolve("Cargo.toml"));
                return inner || SKIPPED.contains(String.valueOf(folder.getFileName())) ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".rs") && attributes.isRegularFile() && attributes.size() < LARGEST) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                // What cannot be read has no tests that could be built.
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private void read(CargoPackage owner, Path file) throws IOException {
        String source = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        boolean tests = source.contains("test") || source.contains("#[bench]");
        boolean examples = DocSources.hasExample(source);
        if (!tests && !examples) {
            return;
        }
        Text text = Text.of(source);
        Optional<SyntaxTree> parsed = syntax.parse(syntax.languageOf(file, ""), text);
        parsed.ifPresent(tree -> {
            if (tests) {
                tree.runnables().forEach(runnable -> add(owner, file, runnable));
            }
            if (examples) {
                addExamples(owner, file, source, tree);
            }
            tree.retire();
        });
    }

    private void add(CargoPackage owner, Path file, Runnable runnable) {
        if (runnable.kind() != RunnableKind.TEST && runnable.kind() != RunnableKind.BENCH) {
            return;
        }
        Optional<CargoTask> task = cargo.task(workspace, file, runnable);
        CargoTarget target = task.map(CargoTask::target).orElse(null);
        if (target != null) {
            var kind = runnable.kind() == RunnableKind.TEST ? TestItem.Kind.TEST : TestItem.Kind.BENCH;
            put(new TestId(owner.name(), Harness.target(target), task.get().filter()), kind, file, runnable.line());
        }
    }

    private void addExamples(CargoPackage owner, Path file, String source, SyntaxTree tree) {
        Optional<CargoTarget> library = owner.targets().stream()
                .filter(target -> target.kind() == CargoTarget.Kind.LIBRARY).findFirst();
        if (library.isPresent() && file.startsWith(library.get().source().resolveSibling(""))) {
            String shown = workspace.root().relativize(file).toString();
            new DocExamples(source, DocExamples.module(library.get().source(), file), tree.outline()).find().forEach(
                    found -> put(new TestId(owner.name(), TestId.DOC, shown + " - " + found.item()
                            + (found.item().isEmpty() ? "" : " ") + "(line " + (found.line() + 1) + ")"),
                            TestItem.Kind.DOC, file, found.line()));
        }
    }

    private void addProgram(CargoPackage owner, CargoTarget target) {
        try {
            if (ManifestHarness.of(Files.readString(owner.manifest())).isOwn(target)) {
                put(new TestId(owner.name(), Harness.target(target), ""), target.kind() == CargoTarget.Kind.BENCH
                        ? TestItem.Kind.BENCH : TestItem.Kind.PROGRAM, target.source(), 0);
            }
        } catch (IOException gone) {
            // Cargo has read it a moment ago; without it there is no target.
        }
    }

    private void put(TestId id, TestItem.Kind kind, Path file, int line) {
        items.putIfAbsent(id, new TestItem(id, kind, Optional.of(new Location(file, Range.of(line, 0, line, 0)))));
    }
}
