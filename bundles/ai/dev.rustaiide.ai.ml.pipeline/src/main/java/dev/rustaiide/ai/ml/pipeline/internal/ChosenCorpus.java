package dev.rustaiide.ai.ml.pipeline.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** What {@link CorpusStep} chose, for the steps that learn from it. */
record ChosenCorpus(List<Project> projects) {
    /** A project, its place on this machine, and those files of it that may teach. */
    record Project(String name, String licence, Split use, Path root, Set<Path> files) {
        /** Places in those files. */
        Subject subject(int names, int tokens, long seed) {
            Set<Path> wanted = files;
            return new Subject(root, wanted::contains, names, tokens, seed);
        }
    }

    static ChosenCorpus of(StepRun run) throws FailureException {
        Path corpus = run.corpus().toAbsolutePath().normalize();
        try {
            List<Project> projects = new ArrayList<>();
            for (Json each : Json.parse(new String(run.input("corpus").file("corpus.json"), StandardCharsets.UTF_8))
                    .get("projects").items()) {
                Path root = corpus.resolve(each.string("name"));
                Set<Path> files = new LinkedHashSet<>();
                for (Json file : each.get("files").items()) {
                    files.add(root.resolve(file.string("path")));
                }
                projects.add(new Project(each.string("name"), each.string("licence"), Split.valueOf(each.string("use")),
                        root, files));
            }
            return new ChosenCorpus(projects);
        } catch (JsonException wrong) {
            throw new FailureException(new Failure.Other("The corpus cannot be used.", "Its list is no JSON: "
                    + wrong.getMessage() + '.', "Run the pipeline again."), wrong);
        }
    }

    List<Project> of(Split use) {
        return projects.stream().filter(project -> project.use() == use).toList();
    }
}
