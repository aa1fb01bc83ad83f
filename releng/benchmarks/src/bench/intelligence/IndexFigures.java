package bench.intelligence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import bench.Figures;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;

/**
 * The index of a million lines of Rust, copied from {@code -Dcorpus}, some hundred crates of the compiler and of the
 * standard library with what it vendors: made from nothing, searched, after an edit, asked for definitions and
 * references, after a checkout, opened again.
 */
public final class IndexFigures {
    private static final int WANTED_LINES = 1_000_000;

    private final Path folder;
    private final Path corpus;
    private final StandardPaths paths;

    private IndexFigures(Path folder) {
        this.folder = folder;
        this.corpus = folder.resolve("corpus");
        this.paths = new Home(folder.resolve("home"));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("index-figures");
        try {
            new IndexFigures(folder).measure();
        } finally {
            delete(folder);
        }
    }

    private void measure() throws Exception {
        long lines = gather();
        Figures.note("lines of Rust", lines, "lines");
        double perMillion = 1e6 / lines;
        long start = System.nanoTime();
        SharedIndexes indexes = indexes();
        CodeIndex index = indexes.open(corpus, Priority.INTERACTIVE);
        CodeSnapshot snapshot = index.settled().await();
        Figures.atMost("index a million lines, cold", seconds(start) * perMillion, "s", 60, 15);
        Figures.note("  files", snapshot.totals().files(), "files");
        Figures.note("  definitions", snapshot.totals().definitions(), "");
        Figures.note("  uses of names", snapshot.totals().uses(), "");
        memory();
        searches(index);
        questions(index);
        edits(index);
        checkout(index);
        start = System.nanoTime();
        index.close();
        Figures.note("store it", seconds(start), "s");
        start = System.nanoTime();
        index = indexes().open(corpus, Priority.INTERACTIVE);
        snapshot = index.settled().await();
        Figures.note("open it again", seconds(start), "s");
        Figures.note("  files parsed then", snapshot.totals().parsed(), "files");
        index.close();
    }

    private SharedIndexes indexes() {
        return new SharedIndexes(TestSyntax.shared(), new DiskTextFiles(paths), paths);
    }

    private static void memory() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        Figures.note("  heap", heap, "MB");
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS")) {
                double resident = Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                Figures.atMost("memory of the process with the index", resident, "MB", 1800, 700);
            }
        }
    }

    private static void searches(CodeIndex index) {
        CodeSnapshot snapshot = index.now();
        var random = new Random(5);
        List<FoundSymbol> some = snapshot.symbols("e", 2000);
        double[] took = new double[400];
        for (int i = 0; i < took.length; i++) {
            String name = some.get(random.nextInt(some.size())).name();
            String typed = switch (i % 4) {
                case 0 -> name;
                case 1 -> name.substring(0, Math.min(3, name.length()));
                case 2 -> name.replaceAll("(?<=.)[aeiou_]", "");
                default -> Character.toString('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
            };
            long start = System.nanoTime();
            snapshot.symbols(typed, 100);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        Figures.note("symbol search, p50", took[took.length / 2], "ms");
        Figures.atMost("symbol search, p95", took[took.length * 95 / 100], "ms", 100, 10);
    }

    /** Definitions and references of the places of symbols that a pattern of two letters finds. */
    private static void questions(CodeIndex index) {
        CodeSnapshot snapshot = index.now();
        var random = new Random(7);
        double[] definitions = new double[300];
        double[] references = new double[300];
        for (int i = 0; i < definitions.length; i++) {
            String letters = Character.toString('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
            List<FoundSymbol> some = snapshot.symbols(letters, 50);
            var at = some.get(random.nextInt(some.size())).location();
            long start = System.nanoTime();
            snapshot.references(at.file(), at.range().start(), true);
            references[i] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            snapshot.definitions(at.file(), at.range().start());
            definitions[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(definitions);
        Arrays.sort(references);
        Figures.note("definition, p95", definitions[definitions.length * 95 / 100], "ms");
        Figures.note("references, p50", references[references.length / 2], "ms");
        Figures.atMost("references, p95", references[references.length * 95 / 100], "ms", 300, 60);
        Figures.note("references, longest", references[references.length - 1], "ms");
    }

    /** From the key in an editor to an answer that knows of it. */
    private void edits(CodeIndex index) throws Exception {
        List<Path> files = rust(corpus);
        files.sort(Comparator.comparing(Path::toString));
        var random = new Random(6);
        double[] took = new double[60];
        for (int i = 0; i < took.length; i++) {
            Path file = files.get(random.nextInt(files.size()));
            Text text = Text.ofUtf8(Files.readAllBytes(file));
            index.follow(file, text);
            index.settled().await();
            String name = "fresh_name_" + i;
            long start = System.nanoTime();
            index.follow(file, text.replace(0, 0, "fn " + name + "() {}\n"));
            boolean known = index.settled().await().symbols(name, 5).stream()
                    .anyMatch(symbol -> symbol.name().equals(name));
            took[i] = (System.nanoTime() - start) / 1e6;
            if (!known) {
                throw new IllegalStateException(name + " is not found");
            }
            index.forget(file);
            index.settled().await();
        }
        Arrays.sort(took);
        Figures.note("an edit to an answer, p50", took[took.length / 2], "ms");
        Figures.atMost("an edit to an answer, p95", took[took.length * 95 / 100], "ms", 1000, 50);
    }

    /** Ten thousand small files change at once, as when another branch is checked out. */
    private void checkout(CodeIndex index) throws Exception {
        Path many = Files.createDirectories(corpus.resolve("many/src"));
        var changed = new ArrayList<Path>();
        for (int round = 0; round < 2; round++) {
            changed.clear();
            for (int i = 0; i < 10_000; i++) {
                Path file = many.resolve("file" + i + ".rs");
                Files.writeString(file, "use std::fmt;\n\n/// Number " + i + "\npub struct Made" + i + "_" + round
                        + " {\n    pub count: usize,\n}\n\nimpl Made" + i + "_" + round
                        + " {\n    pub fn count(&self) -> usize {\n        self.count + " + i + "\n    }\n}\n");
                changed.add(file);
            }
            long start = System.nanoTime();
            index.changed(changed);
            CodeSnapshot settled = index.settled().await();
            if (round == 1) {
                Figures.atMost("10,000 changed files to a settled index", seconds(start), "s", 5, 1);
            }
            if (settled.symbols("Made9999_" + round, 1).isEmpty()) {
                throw new IllegalStateException("the last file is not known");
            }
        }
    }

    /** Copies, since some files are changed; bindings of processor instructions, made by a program, come last. */
    private long gather() throws IOException {
        long lines = 0;
        Path source = Path.of(System.getProperty("corpus"));
        for (Path file : rust(source)) {
            if (lines >= WANTED_LINES) {
                return lines;
            }
            Path copy = corpus.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Path manifest = manifest(file.getParent(), source);
            Path manifestCopy = corpus.resolve(source.relativize(manifest).toString());
            if (Files.exists(manifest) && !Files.exists(manifestCopy)) {
                Files.createDirectories(manifestCopy.getParent());
                Files.copy(manifest, manifestCopy);
            }
            try (Stream<String> all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                lines += all.count();
            }
        }
        return lines;
    }

    private static Path manifest(Path folder, Path top) {
        Path at = folder;
        while (!Files.exists(at.resolve("Cargo.toml")) && !at.equals(top)) {
            at = at.getParent();
        }
        return at.resolve("Cargo.toml");
    }

    private static List<Path> rust(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".rs") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing((Path path) -> path.toString().contains("stdarch"))
                            .thenComparing(Path::toString)).toList());
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
