package bench.intelligence;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import bench.Figures;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.internal.edits.JournaledEdits;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * A name that is changed in 500 files of 400 lines, five places in each: planned, applied as one with all that it takes
 * to survive a power cut, and undone; and the difference of a long text with many changes, against {@code git diff}.
 */
public final class EditFigures {
    private static final int FILES = 500;
    private static final int LINES = 400;
    private static final int ROUNDS = 5;

    private EditFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Files.createTempDirectory("edits").toRealPath();
        try {
            edits(root);
            differences(root);
        } finally {
            try (Stream<Path> all = Files.walk(root)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void edits(Path root) throws Exception {
        Path folder = Files.createDirectory(root.resolve("work"));
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Path file = Files.writeString(folder.resolve("file" + i + ".rs"), text("old_name"));
            List<TextEdit> places = new ArrayList<>();
            for (int line = 40; line < LINES; line += 80) {
                places.add(new TextEdit(Range.of(line, 8, line, 16), "new_name"));
            }
            changes.add(new WorkspaceEdit.Edits(new FileEdits(file, places), Optional.empty()));
        }
        StandardPaths paths = (StandardPaths) Proxy.newProxyInstance(StandardPaths.class.getClassLoader(),
                new Class<?>[] {StandardPaths.class}, (proxy, method, parameters) -> root.resolve("state"));
        var edits = new JournaledEdits(new DiskTextFiles(paths), root.resolve("state/edits"));
        var edit = new WorkspaceEdit(changes);
        List<Double> plans = new ArrayList<>();
        List<Double> applies = new ArrayList<>();
        List<Double> undos = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            EditPlan[] plan = new EditPlan[1];
            AppliedEdit[] applied = new AppliedEdit[1];
            plans.add(millis(() -> plan[0] = edits.plan("Rename", edit, List.of(folder), Buffers.NONE).await()));
            applies.add(millis(() -> applied[0] = edits.apply(plan[0], Buffers.NONE).await()));
            undos.add(millis(() -> edits.undo(applied[0], Buffers.NONE).await()));
        }
        Figures.note("edit of " + FILES + " files: planned", median(plans), "ms");
        Figures.note("edit of " + FILES + " files: applied", median(applies), "ms");
        Figures.note("edit of " + FILES + " files: undone", median(undos), "ms");
    }

    private static void differences(Path root) throws Exception {
        var before = new StringBuilder();
        var after = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            before.append(text("old_name"));
            after.append(text(i % 3 == 0 ? "new_name" : "old_name"));
        }
        Path old = Files.writeString(root.resolve("before"), before);
        Path fresh = Files.writeString(root.resolve("after"), after);
        Text a = Text.of(before);
        Text b = Text.of(after);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            ours.add(millis(() -> TextDiff.of(a, b)));
            theirs.add(millis(() -> git(old, fresh)));
        }
        Figures.ratio("difference of 20,000 lines / git diff", median(ours), median(theirs), "ms", 2, 1);
    }

    private static int git(Path a, Path b) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "diff", "--no-index", "--histogram", a.toString(), b.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return git.waitFor();
    }

    private static String text(String name) {
        var text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            text.append(line % 80 == 40 ? "    let " + name + " = " + line + ";\n"
                    : line % 7 == 0 ? "}\n" : "    call_" + line % 50 + "(argument);\n");
        }
        return text.toString();
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Without the first round, in which Java warms up. */
    private static double median(List<Double> times) {
        double[] sorted = times.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
