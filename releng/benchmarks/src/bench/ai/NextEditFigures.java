package bench.ai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import bench.Figures;
import bench.ai.history.Fit;
import bench.ai.history.Replay;
import bench.ai.history.Revisions;

import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.next.edit.internal.NextEditSearch;
import dev.rustaiide.ai.next.edit.internal.NextEditSource;
import dev.rustaiide.ai.next.edit.internal.Site;
import dev.rustaiide.foundation.language.NextEdits;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;

/**
 * Whether the places that are offered after a change are those that people changed. Of each file that a commit of this
 * repository's history changed ({@code -Drepository}, or the two folders {@code -Dbefore} and {@code -Dafter}), up to a
 * dozen changes are made again, each by itself, in the text before: those that people made at one place too, where all
 * that is offered is wrong. A place is right if the commit did there exactly what is offered.
 *
 * <p>The older 60 % of the history is what the weights were fitted to ({@code -Dfit=true} fits and prints them, and the
 * figures for many thresholds); the figures are about the rest.
 */
public final class NextEditFigures {
    private static final double LEARNED = 0.6;
    private static final int LINES = 10_000;
    private static final int ROUNDS = 100;

    private NextEditFigures() {}

    public static void main(String[] arguments) throws Exception {
        time();
        List<Revisions.Revision> all = revisions();
        List<Replay.Made> made = new ArrayList<>();
        int split = 0;
        for (int i = 0; i < all.size(); i++) {
            split = i == (int) (all.size() * LEARNED) ? made.size() : split;
            made.addAll(Replay.of(all.get(i)));
        }
        if (System.getProperty("before") != null) {
            split = 0;
        }
        if (Boolean.getBoolean("fit")) {
            fit(made.subList(0, split), made.subList(split, made.size()));
        }
        List<Replay.Made> rest = made.subList(split, made.size());
        figures(rest.stream().filter(each -> each.changes().size() == 1).toList());
        Counts twice = Counts.of(rest.stream().filter(each -> each.changes().size() == 2).toList(), Site::confidence,
                NextEditSearch.LEAST);
        Figures.note("after two examples: right, of those offered", twice.precision(), "%");
        Figures.note("after two examples: other places that are found", twice.recall(), "%");
    }

    private static void figures(List<Replay.Made> rest) {
        Counts counts = Counts.of(rest, Site::confidence, NextEditSearch.LEAST);
        Figures.note("changes that were made again", rest.size(), "");
        Figures.note("of them at more than one place", counts.repeated, "");
        Figures.note("places that are right, of those offered", counts.precision(), "%");
        Figures.note("first place is right, of those offered", counts.first(), "%");
        Figures.note("other places of the change that are found", counts.recall(), "%");
        Figures.note("places that people left as they were, of those offered", counts.unwanted(), "%");
        Figures.note("changes at one place after which something is offered", counts.noisy(), "%");
        long[] nanos = rest.stream().mapToLong(Replay.Made::nanos).sorted().toArray();
        Figures.note("search p50 in files of the history", nanos[nanos.length / 2] / 1e6, "ms");
        Figures.note("search p95 in files of the history", nanos[nanos.length * 95 / 100] / 1e6, "ms");
    }

    /** How long an editor waits in 10,000 lines, with all that is looked at before anything is shown. */
    private static void time() throws Exception {
        var text = new StringBuilder();
        var random = new Random(3);
        for (int i = 0; i < LINES / 5; i++) {
            text.append("fn part").append(i).append("(order: &Order) -> u64 {\n    let total = order.sum").append(i % 90)
                    .append("(").append(random.nextInt(40)).append(");\n    let rest = total.of(order, ").append(i)
                    .append(");\n    rest + total // so\n}\n");
        }
        Path folder = Files.createTempDirectory("next-edit-figures");
        var source = new NextEditSource(TreeSitterSyntax.keepingLibrariesIn(folder));
        Text now = Text.of(text.toString());
        long[] nanos = new long[ROUNDS];
        long[] first = new long[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) { // the first for the compiler to see
            String name = round % 2 == 0 ? "total" : "order";
            int at = now.toString().indexOf(name, random.nextInt(now.length() - 1000));
            now = now.replace(at, at + name.length(), "other");
            Range range = new Range(now.positionOf(at), now.positionOf(at + 5));
            var edited = new SourceText(Path.of("/x/parts.rs"), new LanguageId("rust"), round, now);
            var question = new NextEdits.After(edited, range.end(), List.of(new NextEdits.Made(range, name)),
                    NextEdits.After.FEW);
            nanos[Math.max(0, round)] = time(source, question);
            source.forget(edited);
            first[Math.max(0, round)] = time(source, question);
        }
        Arrays.sort(first);
        Figures.note("answer p95 in 10,000 lines that were not known", first[ROUNDS * 95 / 100] / 1e6, "ms");
        Arrays.sort(nanos);
        Figures.note("answer p50 in 10,000 lines", nanos[ROUNDS / 2] / 1e6, "ms");
        Figures.atMost("answer p95 in 10,000 lines", nanos[ROUNDS * 95 / 100] / 1e6, "ms", 10, 5);
    }

    private static long time(NextEditSource source, NextEdits.After question) throws Exception {
        long start = System.nanoTime();
        source.ask(question).await();
        return System.nanoTime() - start;
    }

    private static List<Revisions.Revision> revisions() throws IOException, InterruptedException {
        String before = System.getProperty("before");
        return before != null ? Revisions.between(Path.of(before), Path.of(System.getProperty("after")))
                : Revisions.ofHistory(Path.of(System.getProperty("repository", ".")));
    }

    private static void fit(List<Replay.Made> learned, List<Replay.Made> rest) {
        Fit fit = Fit.to(learned);
        System.out.println(fit.table());
        for (List<Replay.Made> part : List.of(learned, rest)) {
            for (double least = 0.4; least < 0.96; least += 0.05) {
                Counts counts = Counts.of(part, fit::of, least);
                System.out.printf(Locale.ROOT,
                        "%.2f: precision %.1f, unwanted %.1f, first %.1f, recall %.1f, noisy %.1f, offered %d of %d%n", least,
                        counts.precision(), counts.unwanted(), counts.first(), counts.recall(), counts.noisy(), counts.offered,
                        part.size());
            }
        }
        if (Boolean.getBoolean("show")) {
            rest.forEach(each -> show(each, fit));
        }
    }

    private static void show(Replay.Made made, Fit fit) {
        for (int i = 0; i < made.sites().size(); i++) {
            Site site = made.sites().get(i);
            boolean wrong = fit.of(site) > 0.6 && !made.right()[i];
            boolean missed = fit.of(site) < 0.4 && made.right()[i];
            if (wrong || missed) {
                System.out.printf(Locale.ROOT, "%s %.2f %s%n  - %s%n  + %s%n  : %s%n  > %s%n", wrong ? "WRONG" : "MISSED",
                        fit.of(site), made.revision().file(), made.changes().getFirst().before().replace("\n", "\\n"),
                        made.text().substring(made.changes().getFirst().start(), made.changes().getFirst().end()).replace("\n", "\\n"),
                        line(made.text(), site.start()), site.written().replace("\n", "\\n"));
            }
        }
    }

    private static String line(String text, int at) {
        int from = text.lastIndexOf('\n', at - 1) + 1;
        int to = text.indexOf('\n', at);
        return text.substring(from, at) + "▮" + text.substring(at, to < 0 ? text.length() : Math.max(at, to));
    }

    private static final class Counts {
        private int offered;
        private int right;
        private int left;
        private int shown;
        private int firstRight;
        private int repeated;
        private int others;
        private int found;
        private int single;
        private int singleShown;

        static Counts of(List<Replay.Made> made, ToDoubleFunction<Site> confidence, double least) {
            var counts = new Counts();
            made.forEach(each -> counts.add(each, confidence, least));
            return counts;
        }

        private void add(Replay.Made made, ToDoubleFunction<Site> confidence, double least) {
            List<Site> sites = made.sites().stream().map(each -> new Site(each.start(), each.end(), each.written(),
                    each.kind(), each.features(), confidence.applyAsDouble(each))).toList();
            List<Site> chosen = NextEditSearch.chosen(sites, made.caret(), least);
            Set<Integer> members = new HashSet<>();
            for (Site each : chosen) {
                int at = sites.indexOf(each);
                offered++;
                right += made.right()[at] ? 1 : 0;
                left += made.left()[at] ? 1 : 0;
                if (made.member()[at] >= 0) {
                    members.add(made.member()[at]);
                }
            }
            if (!chosen.isEmpty()) {
                shown++;
                firstRight += made.right()[sites.indexOf(chosen.getFirst())] ? 1 : 0;
            }
            repeated += made.others() > 0 ? 1 : 0;
            others += made.others();
            found += members.size();
            single += made.others() == 0 ? 1 : 0;
            singleShown += made.others() == 0 && !chosen.isEmpty() ? 1 : 0;
        }

        double precision() {
            return 100.0 * right / Math.max(1, offered);
        }

        double unwanted() {
            return 100.0 * left / Math.max(1, offered);
        }

        double first() {
            return 100.0 * firstRight / Math.max(1, shown);
        }

        double recall() {
            return 100.0 * found / Math.max(1, others);
        }

        double noisy() {
            return 100.0 * singleShown / Math.max(1, single);
        }
    }
}
