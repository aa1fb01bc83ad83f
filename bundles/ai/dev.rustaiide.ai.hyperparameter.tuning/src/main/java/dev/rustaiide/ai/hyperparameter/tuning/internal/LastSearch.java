package dev.rustaiide.ai.hyperparameter.tuning.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.ai.hyperparameter.tuning.Dimension;
import dev.rustaiide.ai.hyperparameter.tuning.Trial;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Mattered;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Search;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** The file that has the search that ended last, as JSON. */
record LastSearch(Path file) {
    /** @throws IOException if the disk takes no more; the one before it is still there then */
    void write(Ended ended) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, json(ended).print().getBytes(StandardCharsets.UTF_8));
    }

    /** None if it is damaged: the next search writes another. */
    Optional<Ended> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ended(Json.parse(Files.readString(file))));
        } catch (IOException | JsonException | IllegalArgumentException | DateTimeException damaged) {
            LoggerFactory.getLogger(LastSearch.class).warn("{} cannot be read", file, damaged);
            return Optional.empty();
        }
    }

    private static Json json(Ended ended) {
        Found found = ended.found();
        RankerRecipe best = found.best();
        return Json.object().put("corpus", ended.corpus().toString()).put("search", ended.search().word())
                .put("seed", ended.seed()).put("date", ended.date().toString())
                .put("dimensions", Json.array(ended.dimensions().stream().map(LastSearch::json).toList()))
                .put("trials", Json.array(found.trials().stream().map(LastSearch::json).toList()))
                .put("resumed", found.resumed()).put("places", found.places()).put("millis", found.took().toMillis())
                .put("best", numbers(best.trees(), best.leaves(), best.leastRows(), best.rate(), best.regular(),
                        best.rowShare(), best.columnShare()))
                .put("byRank", json(found.byRank())).put("first", json(found.first()))
                .put("mattered", Json.array(found.mattered().stream().map(each -> Json.object()
                        .put("name", each.name()).put("share", Json.of(each.share()))
                        .put("best", Json.of(each.best())).build()).toList())).build();
    }

    private static Json json(Dimension dimension) {
        return Json.object().put("name", dimension.name()).put("least", Json.of(dimension.least()))
                .put("most", Json.of(dimension.most())).put("logarithmic", dimension.isLogarithmic())
                .put("whole", dimension.isWhole()).build();
    }

    private static Json json(Trial trial) {
        return Json.object().put("number", trial.number()).put("units", numbers(trial.units()))
                .put("score", Json.of(trial.score())).put("rung", trial.rung()).put("whole", trial.isWhole()).build();
    }

    private static Json json(Difference difference) {
        return Json.object().put("before", Json.of(difference.before())).put("after", Json.of(difference.after()))
                .put("low", Json.of(difference.low())).put("high", Json.of(difference.high()))
                .put("groups", difference.groups()).build();
    }

    private static Json numbers(double... numbers) {
        List<Json> all = new ArrayList<>();
        for (double each : numbers) {
            all.add(Json.of(each));
        }
        return Json.array(all);
    }

    private static Ended ended(Json json) throws JsonException {
        List<Dimension> dimensions = new ArrayList<>();
        for (Json each : json.get("dimensions").items()) {
            dimensions.add(new Dimension(each.string("name"), real(each, "least"), real(each, "most"),
                    each.flag("logarithmic", false), each.flag("whole", false)));
        }
        Search search = Search.of(json.string("search")).orElseThrow(() -> new IllegalArgumentException("no search"));
        return new Ended(Path.of(json.string("corpus")), search, json.number("seed"),
                Instant.parse(json.string("date")), dimensions, found(json));
    }

    private static Found found(Json json) throws JsonException {
        List<Trial> trials = new ArrayList<>();
        for (Json each : json.get("trials").items()) {
            trials.add(new Trial((int) each.number("number"), reals(each.get("units")), real(each, "score"),
                    (int) each.number("rung"), each.flag("whole", false)));
        }
        List<Mattered> mattered = new ArrayList<>();
        for (Json each : json.get("mattered").items()) {
            mattered.add(new Mattered(each.string("name"), real(each, "share"), real(each, "best")));
        }
        return new Found(trials, (int) json.number("resumed"), recipe(reals(json.get("best"))),
                difference(json.get("byRank")), difference(json.get("first")), (int) json.number("places"), mattered,
                Duration.ofMillis(json.number("millis")));
    }

    private static RankerRecipe recipe(double[] values) {
        if (values.length != 7) {
            throw new IllegalArgumentException("a recipe of " + values.length + " numbers");
        }
        return new RankerRecipe((int) values[0], (int) values[1], (int) values[2], values[3], values[4], values[5],
                values[6]);
    }

    private static Difference difference(Json json) throws JsonException {
        return new Difference(real(json, "before"), real(json, "after"), real(json, "low"), real(json, "high"),
                (int) json.number("groups"));
    }

    private static double real(Json of, String name) {
        return of.get(name).asDouble().orElseThrow(() -> new IllegalArgumentException(name + " is no number"));
    }

    private static double[] reals(Json of) {
        return of.items().stream().mapToDouble(each -> each.asDouble().orElseThrow(() ->
                new IllegalArgumentException("no number among the numbers"))).toArray();
    }
}
