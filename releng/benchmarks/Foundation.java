import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextSearch;

/** What the README says of reading, editing, searching and ranking. The first run of each row is cold. */
final class Foundation {
    private static final int SIZE = 100_000_000;

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("benchmark");
        Text ascii = read(folder, "ascii", "    let value = compute(input, 42); // comment\n");
        long used = usedAfterCollection();
        System.out.printf("heap with it open: %d MB (%d)%n", used >> 20, ascii.length());
        edits(ascii);
        search(ascii);
        ascii = Text.EMPTY;
        read(folder, "crlf", "    let value = compute(input, 42); // comment\r\n");
        read(folder, "umlauts", "    let größe = rechne(eingabe, 42); // Prüfung\n");
        read(folder, "chinese", "中文字符在这里出现了很多次\n");
        rank();
        Files.delete(folder);
    }

    private static Text read(Path folder, String name, String line) throws Exception {
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            byte[] many = line.repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < SIZE; written += many.length) {
                out.write(many);
            }
        }
        var files = new DiskTextFiles((StandardPaths) null);
        Text text = Text.EMPTY;
        for (int run = 0; run < 4; run++) {
            text = Text.EMPTY;
            long start = System.nanoTime();
            text = files.read(file).text();
            print("read 100 MB " + name, start);
        }
        Files.delete(file);
        return text;
    }

    private static long usedAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void edits(Text text) {
        var random = new Random(1);
        for (int run = 0; run < 2; run++) {
            Text typed = text;
            int at = random.nextInt(text.length());
            long start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                typed = typed.replace(at + i, at + i, "x");
            }
            print("type 100,000 characters", start);
            start = System.nanoTime();
            long sum = 0;
            for (int i = 0; i < 100_000; i++) {
                sum += text.line(random.nextInt(text.lineCount())).length();
            }
            print("100,000 lines (" + sum + ")", start);
        }
        List<TextChange> changes = new ArrayList<>();
        Text part = text.subSequence(0, 10_000_000);
        TextSearch.literal("value", true, false).forEach(part, match -> changes.add(
                TextChange.of(match.start(), match.end(), "wert")));
        long start = System.nanoTime();
        part.apply(changes);
        print(changes.size() + " changes of 10 MB", start);
    }

    private static void search(Text text) {
        for (int run = 0; run < 2; run++) {
            search(text, "case kept", TextSearch.literal("nowhere", true, false));
            search(text, "any case", TextSearch.literal("nowhere", false, false));
            search(text, "expression", TextSearch.regex("no\\w+here", true));
        }
    }

    private static void search(Text text, String name, TextSearch search) {
        long start = System.nanoTime();
        search.next(text, 0);
        print("search 100 MB, " + name, start);
    }

    private static void rank() {
        var random = new Random(1);
        String[] words = {"src", "main", "lib", "core", "compiler", "rustc_middle", "ty", "tests", "ui", "parser",
            "library", "std", "alloc", "collections", "btree", "map", "node", "lint", "infer", "borrowck", "FooBar",
            "mod", "context", "query", "impl_trait"};
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            var path = new StringBuilder();
            for (int depth = 2 + random.nextInt(6); depth > 0; depth--) {
                path.append(words[random.nextInt(words.length)]).append('/');
            }
            path.append(words[random.nextInt(words.length)]).append('_').append(words[random.nextInt(words.length)]);
            paths.add(path.append(random.nextInt(100)).append(".rs").toString());
        }
        var index = FuzzyIndex.of(paths, path -> path);
        for (String typed : List.of("m", "ma", "main", "mainrs", "tyctx", "libcorebtree", "qimpl", "FB12", "zzzz")) {
            FuzzyPattern pattern = FuzzyPattern.of(typed);
            long best = Long.MAX_VALUE;
            for (int run = 0; run < 15; run++) {
                long start = System.nanoTime();
                index.best(pattern, 50, () -> false);
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.printf("rank 100,000 paths by %s: %.1f ms at best of 15%n", typed, best / 1e6);
        }
    }

    private static void print(String what, long start) {
        System.out.printf("%s: %.0f ms%n", what, (System.nanoTime() - start) / 1e6);
    }
}
