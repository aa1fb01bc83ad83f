package dev.rustaiide.ai.ml.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** What the step of the kind {@value #KIND} chose, for the steps that learn from it. */
public record ChosenCorpus(List<Project> projects) {
    public static final String KIND = "corpus";

    public ChosenCorpus {
        projects = List.copyOf(projects);
    }

    /**
     * A project, its place on this machine, and those files of it that may teach.
     *
     * @param hashes SHA-256 of each file when it was chosen, in hexadecimal
     */
    public record Project(String name, String licence, Split use, Path root, Map<Path, String> hashes) {
        /** In the order in which they were chosen. */
        public Set<Path> files() {
            return hashes.keySet();
        }

        /** Places in those files. */
        public Subject subject(int names, int tokens, long seed) {
            Set<Path> wanted = files();
            return new Subject(root, wanted::contains, names, tokens, seed);
        }

        /**
         * What {@code file} had when it was chosen. Blocks on the disk.
         *
         * @throws FailureException if it has something else now: nobody has looked whether that may teach
         */
        public byte[] read(Path file) throws FailureException {
            try {
                byte[] content = Files.readAllBytes(file);
                if (!Sha256.hex(content).equals(hashes.get(file))) {
                    throw unusable(file + " has changed since it was chosen.", "Run the pipeline again.", null);
                }
                return content;
            } catch (IOException unreadable) {
                throw unusable(file + " cannot be read: " + unreadable.getMessage() + '.',
                        "Check its permissions, and run the pipeline again.", unreadable);
            }
        }
    }

    /** What is among the inputs of {@code run}. */
    public static ChosenCorpus of(StepRun run) throws FailureException {
        Path corpus = run.corpus().toAbsolutePath().normalize();
        try {
            List<Project> projects = new ArrayList<>();
            for (Json each : Json.parse(new String(run.input(KIND).file("corpus.json"), StandardCharsets.UTF_8))
                    .get("projects").items()) {
                Path root = corpus.resolve(each.string("name"));
                Map<Path, String> files = new LinkedHashMap<>();
                for (Json file : each.get("files").items()) {
                    files.put(root.resolve(file.string("path")), file.string("sha256"));
                }
                projects.add(new Project(each.string("name"), each.string("licence"), Split.valueOf(each.string("use")),
                        root, files));
            }
            return new ChosenCorpus(projects);
        } catch (JsonException wrong) {
            throw unusable("Its list is no JSON: " + wrong.getMessage() + '.', "Run the pipeline again.", wrong);
        }
    }

    private static FailureException unusable(String why, String nextStep, @Nullable Exception cause) {
        return new FailureException(new Failure.Other("The corpus cannot be used.", why, nextStep), cause);
    }

    public List<Project> of(Split use) {
        return projects.stream().filter(project -> project.use() == use).toList();
    }
}
