package dev.rustaiide.ai.model.validation.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipelines;
import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A model with its files.
 *
 * @param learnedFrom the names of projects, without versions; empty if nobody says it, or it is that of the product,
 *     which says it in its own way
 */
record NamedCompletion(String name, CompletionModel model, Map<String, byte[]> files, Set<String> learnedFrom) {
    private static final String COUNTS = "completion-global.bin";
    private static final String RANKER = "completion-ranking.bin";
    static final String CORPUS = "completion-corpus.tsv";
    private static final String CARD = "completion-card.json";

    static NamedCompletion of(String word, CompletionLearning learning, CompletionMaking making, Pipelines pipelines,
            CompletionVersions versions) throws FailureException {
        boolean installed = word.equals("installed") && versions.folder().isPresent();
        if (word.equals("shipped") || word.equals("installed") && !installed) {
            return new NamedCompletion(word, learning.shipped(), Map.of(), Set.of());
        }
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path folder = installed ? versions.folder().orElseThrow() : Path.of(word).toAbsolutePath();
            if (Files.isRegularFile(folder.resolve(COUNTS))) {
                for (String name : List.of(COUNTS, RANKER, CORPUS, CARD)) {
                    if (Files.exists(folder.resolve(name))) {
                        files.put(name, Files.readAllBytes(folder.resolve(name)));
                    }
                }
            } else {
                Artifact artifact = pipelines.artifact(pipelines.lineage(word).getLast().hash());
                for (String name : artifact.names()) {
                    files.put(name, artifact.file(name));
                }
            }
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.Other("Cannot use the model " + word + '.',
                    String.valueOf(unreadable.getMessage()), "Check its permissions."), unreadable);
        }
        if (!files.containsKey(COUNTS) || !files.containsKey(RANKER)) {
            throw new FailureException(new Failure.Other("Cannot use the model " + word + '.', "It lacks " + COUNTS
                    + " or " + RANKER + '.', "Name “shipped”, “installed”, a folder with both, or a package that"
                            + " “ml run” made."));
        }
        return new NamedCompletion(word, making.model(files.get(COUNTS), files.get(RANKER)), files,
                projects(files.getOrDefault(CORPUS, new byte[0])));
    }

    private static Set<String> projects(byte[] corpus) {
        Set<String> names = new HashSet<>();
        new String(corpus, StandardCharsets.UTF_8).lines().map(line -> nameOf(line.split("\t", 2)[0].strip()))
                .filter(name -> !name.isEmpty()).forEach(names::add);
        return names;
    }

    /** Without the version. */
    static String nameOf(String project) {
        return project.replaceAll("-[0-9][^-]*$", "");
    }
}
