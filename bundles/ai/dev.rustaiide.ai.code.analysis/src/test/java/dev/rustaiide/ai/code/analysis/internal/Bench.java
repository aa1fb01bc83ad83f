package dev.rustaiide.ai.code.analysis.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

/**
 * Measures 10,000 lines of Rust: once from a cold JVM to the first highlights, then what a key, a page and a file cost.
 * Run after {@code releng/quick ai.code.analysis}, with the classes that it left below {@code ~/.cache/quick}, the jars
 * in {@code ~/.cache/quick/plugins} and the resources of main and test on the class path.
 */
final class Bench {
    private static final int LINES = 10_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Bench() {}

    public static void main(String[] args) throws IOException {
        String cache = System.getProperty("java.io.tmpdir") + "/tree-sitter-test";
        new Bench().run(Path.of(args.length > 0 ? args[0] : cache));
    }

    private void run(Path cache) throws IOException {
        Text text = Text.of(source());
        long start = System.nanoTime();
        var syntax = TreeSitterSyntax.keepingLibrariesIn(cache);
        var language = syntax.languageOf(Path.of("main.rs"), "");
        SyntaxTree tree = syntax.parse(language, text).orElseThrow();
        long parsed = System.nanoTime();
        int count = tree.highlights(0, 4096).size();
        long end = System.nanoTime();
        out.printf("%d lines, %d bytes%n", text.lineCount(), text.byteLength());
        out.printf("cold: load and parse %.0f ms, first highlights (%d) %.0f ms%n", ms(parsed - start), count,
                ms(end - parsed));
        double parse = median(7, i -> syntax.parse(language, text).orElseThrow());
        out.printf("parse: %.1f ms, %.1f MB/s%n", parse, text.byteLength() / parse / 1000);
        keys(tree);
        out.printf("highlights of 4 KB: %.2f ms%n", median(200, i -> tree.highlights(i * 1000, i * 1000 + 4096)));
        out.printf("highlights of all: %.1f ms%n", median(7, i -> tree.highlights(0, text.length())));
        out.printf("folds %.1f ms, outline %.1f ms%n", median(7, i -> tree.folds()), median(7, i -> tree.outline()));
        int name = text.toString().indexOf("kind: u8");
        out.printf("occurrences %.1f ms, brackets %.3f ms, errors %.3f ms, runnables %.2f ms%n",
                median(20, i -> tree.occurrences(name)), median(200, i -> tree.bracketsAt(text.length() / 2 + i)),
                median(20, i -> tree.errorCount()), median(20, i -> tree.runnables()));
    }

    private void keys(SyntaxTree tree) {
        SyntaxTree[] now = {tree};
        int[] at = {tree.text().toString().indexOf("size += 1.0", tree.text().length() / 2)};
        out.printf("key: %.2f ms%n", median(100, i -> {
            Text after = now[0].text().replace(at[0], at[0], "x");
            now[0] = now[0].edited(at[0], at[0], 1, after);
            at[0]++;
        }));
    }

    private static double median(int times, Step step) {
        double[] took = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            step.run(i);
            took[i] = ms(System.nanoTime() - start);
        }
        Arrays.sort(took);
        return took[times / 2];
    }

    private static double ms(long nanoseconds) {
        return nanoseconds / 1e6;
    }

    /** The sample again and again, its names numbered. */
    private static String source() throws IOException {
        try (var in = Bench.class.getResourceAsStream("/samples/rust.rs")) {
            String sample = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String items = sample.substring(sample.indexOf("use std"));
            int lines = items.split("\n").length;
            var source = new StringBuilder();
            for (int i = 0; i * lines < LINES; i++) {
                source.append(items.replace("Shape", "Shape" + i)).append('\n');
            }
            return source.toString();
        }
    }

    private interface Step {
        void run(int round);
    }
}
