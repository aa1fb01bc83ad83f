package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionEvaluation;
import dev.rustaiide.ai.completion.CompletionEvaluation.Share;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.MlAction;
import dev.rustaiide.system.cli.Usage.Option;

/** Measures the models that complete code. */
@Component
public final class EvaluateAction implements MlAction {
    private final ComponentServiceObjects<CompletionEvaluation> evaluations;
    private final ComponentServiceObjects<CodeCompletion> completions;

    @Activate
    public EvaluateAction(@Reference ComponentServiceObjects<CompletionEvaluation> evaluations,
            @Reference ComponentServiceObjects<CodeCompletion> completions) {
        this.evaluations = evaluations;
        this.completions = completions;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String words() {
        return " completion";
    }

    @Override
    public String summary() {
        return "measures with the projects in --corpus that nobody trained on, and names the others";
    }

    @Override
    public List<Option> options() {
        return List.of(MlOptions.CORPUS, MlOptions.POINTS, MlOptions.SEED);
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (!MlOptions.isFor(invocation, "completion") || !invocation.has("corpus")) {
            invocation.message("Say “ml evaluate completion --corpus DIR”.");
            return ExitCode.USAGE;
        }
        int points = MlOptions.number(invocation, "points", MlOptions.USUAL_POINTS);
        int seed = MlOptions.number(invocation, "seed", 1);
        if (points <= 0 || seed < 0) {
            invocation.message("--points and --seed need whole numbers, e.g. 2000.");
            return ExitCode.USAGE;
        }
        return evaluate(invocation, MlOptions.corpus(invocation), points, seed);
    }

    private ExitCode evaluate(Invocation invocation, Path corpus, int points, int seed)
            throws FailureException, InterruptedException {
        var task = new CompletionEvaluation.Task(corpus, points, seed);
        var table = Answers.await(evaluations.getService().evaluate(task), invocation);
        if (table.projects().isEmpty()) {
            throw new FailureException(new Failure.Other("Nothing could be measured with " + corpus + ".",
                    table.skipped().isEmpty() ? "It has no project with code."
                            : "The models were trained on all of its " + table.skipped().size() + " projects.",
                    "Name a folder of other projects."));
        }
        List<String> models = completions.getService().models();
        Table.lines(List.of(row("use site in the first 5 after ≤ 2 letters", table.useSiteTop5Within2()),
                row("use site first after ≤ 2 letters", table.useSiteTop1Within2()),
                row("member in the first 5, nothing typed", table.memberTop5Typed0()),
                row("next token, first", table.nextTokenTop1()), row("next token, first 5", table.nextTokenTop5()),
                row("key strokes saved", table.keystrokesSaved()), row("whole line exact", table.lines().exact()),
                row("… by n-grams alone", table.linesByNgrams().exact()),
                row("… by the decoder alone", table.linesByDecoder().exact()),
                row("whole line, edit similarity", table.lines().editSimilarity()),
                row("… by n-grams alone", table.linesByNgrams().editSimilarity()),
                row("… by the decoder alone", table.linesByDecoder().editSimilarity()),
                row("lines with ghost text", table.ghostShown()), row("… that is right", table.ghostRight()),
                row("letters of lines that it writes rightly", table.ghostSaved()),
                row("ghost text of several lines", table.ghostSeveral()),
                row("… further lines that are right", table.furtherRight()),
                List.of("popup p50, p95", table.popupP50Millis() + ", " + table.popupP95Millis() + " ms", ""),
                List.of("ghost text p50, p95", table.ghostP50Millis() + ", " + table.ghostP95Millis() + " ms", "")))
                .forEach(invocation::print);
        invocation.print(table.projects().size() + " projects: " + String.join(", ", table.projects()));
        if (!table.skipped().isEmpty()) {
            invocation.message("Left out, since the models were trained on them: " + table.skipped().size()
                    + " projects.");
        }
        invocation.print(json(table, corpus, seed, models));
        return ExitCode.OK;
    }

    private static List<String> row(String name, Share share) {
        return List.of(name, String.format(Locale.ROOT, "%.1f %%", share.percent()), "of " + share.points());
    }

    private static Json json(CompletionEvaluation.Table table, Path corpus, int seed, List<String> models) {
        var json = Json.object().put("corpus", corpus.toString()).put("seed", seed).put("withServer", false)
                .put("models", Json.strings(models)).put("projects", Json.strings(table.projects()))
                .put("trainedOn", Json.strings(table.skipped()));
        var points = Json.object();
        shares(table).forEach((key, share) -> {
            json.put(key, Json.of(share.percent()));
            points.put(key, share.points());
        });
        return json.put("points", points.build()).put("popupP50Millis", Json.of(table.popupP50Millis()))
                .put("popupP95Millis", Json.of(table.popupP95Millis()))
                .put("ghostP50Millis", Json.of(table.ghostP50Millis()))
                .put("ghostP95Millis", Json.of(table.ghostP95Millis())).build();
    }

    private static Map<String, Share> shares(CompletionEvaluation.Table table) {
        Map<String, Share> shares = new LinkedHashMap<>();
        shares.put("useSiteTop5Within2", table.useSiteTop5Within2());
        shares.put("useSiteTop1Within2", table.useSiteTop1Within2());
        shares.put("memberTop5Typed0", table.memberTop5Typed0());
        shares.put("nextTokenTop1", table.nextTokenTop1());
        shares.put("nextTokenTop5", table.nextTokenTop5());
        shares.put("keystrokesSaved", table.keystrokesSaved());
        shares.put("lineExact", table.lines().exact());
        shares.put("lineEditSimilarity", table.lines().editSimilarity());
        shares.put("lineExactByNgrams", table.linesByNgrams().exact());
        shares.put("lineEditSimilarityByNgrams", table.linesByNgrams().editSimilarity());
        shares.put("lineExactByDecoder", table.linesByDecoder().exact());
        shares.put("lineEditSimilarityByDecoder", table.linesByDecoder().editSimilarity());
        shares.put("ghostShown", table.ghostShown());
        shares.put("ghostRight", table.ghostRight());
        shares.put("ghostSaved", table.ghostSaved());
        shares.put("ghostSeveral", table.ghostSeveral());
        shares.put("furtherLinesRight", table.furtherRight());
        return shares;
    }
}
