package bench.intelligence;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import bench.Figures;

import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.internal.ParallelSearch;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.memory.BufferPool;

/**
 * "Find in files" over files that are in the system's cache and in no index of ours, against ripgrep
 * from the command to its last line. Ours knows the list of files, as the product does; ripgrep walks the folder. The
 * text is that of the compiler in {@code -Dcorpus}, 840,000 lines of Rust; ripgrep is {@code -Drg}. Ours and theirs take
 * turns; medians.
 */
public final class TextSearchFigures {
    private static final int ROUNDS = 15;

    /** What is looked for, and how ripgrep is told so. */
    private record Case(String name, SearchQuery query, List<String> peer) {
        static Case of(String name, String text, boolean regex, boolean matchCase) {
            List<String> flags = new ArrayList<>(List.of("-n", "--column", "--no-ignore"));
            flags.addAll(regex ? List.of() : List.of("-F"));
            flags.addAll(matchCase ? List.of() : List.of("-i"));
            flags.addAll(List.of("-e", text));
            return new Case(name, new SearchQuery(text, regex, matchCase, false, List.of(), List.of(),
                    1_000_000), flags);
        }
    }

    private TextSearchFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path corpus = Path.of(System.getProperty("corpus"), "compiler");
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpus)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Folder folder = folder(corpus, files);
        var search = new ParallelSearch(new DiskTextFiles(null), BufferPool.unpooled());
        Figures.note("text search: files", files.size(), "");
        for (Case each : List.of(Case.of("a name, in any case", "ParamEnvAnd", false, false),
                Case.of("a name, exactly", "ParamEnvAnd", false, true),
                Case.of("a word that is nowhere", "xyzzyPlugh", false, false),
                Case.of("a frequent word, 20,000 times", "impl", false, true),
                Case.of("an expression", "fn \\w+_mut\\(", true, true),
                Case.of("an expression without a word in it", "[A-Z]{14,}", true, true),
                Case.of("one of three words, in any case", "todo|fixme|hack", true, false),
                Case.of("an expression that may go over lines", "fn\\s+[a-z]{24,}\\s*\\(", true, true),
                Case.of("letters that are not ASCII", "[^\\x00-\\x7F]{3,}", true, true))) {
            measure(search, folder, each);
        }
    }

    private static void measure(ParallelSearch search, Folder folder, Case each) throws Exception {
        var found = new AtomicInteger();
        List<String> command = new ArrayList<>(List.of(System.getProperty("rg", "rg")));
        command.addAll(each.peer());
        command.add(folder.path().toString());
        File out = File.createTempFile("ripgrep", ".out");
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = -5; i < ROUNDS; i++) {
            double mine = millis(() -> search.search(folder, each.query(), matches -> found.addAndGet(
                    matches.matches().size())).await());
            double peer = millis(() -> new ProcessBuilder(command).redirectOutput(out).start().waitFor());
            if (i >= 0) {
                ours[i] = mine;
                theirs[i] = peer;
            }
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        long lines = Files.lines(out.toPath(), java.nio.charset.StandardCharsets.ISO_8859_1).count();
        System.err.println(each.name() + ": " + found.get() / (ROUNDS + 5) + " matches, ripgrep " + lines + " lines");
        Files.delete(out.toPath());
        Figures.ratio("text search / ripgrep: " + each.name(), ours[ROUNDS / 2], theirs[ROUNDS / 2], "ms", 2, 1.2);
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    /** A folder that has its path and its list of files. */
    private static Folder folder(Path path, List<Path> files) throws IOException {
        Path real = path.toRealPath();
        var index = Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {FileIndex.class},
                (self, method, given) -> Call.of(files));
        return (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (self, method, given) -> method.getName().equals("path") ? real : index);
    }
}
