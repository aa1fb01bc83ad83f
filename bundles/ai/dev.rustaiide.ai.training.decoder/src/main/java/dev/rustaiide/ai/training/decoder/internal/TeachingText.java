package dev.rustaiide.ai.training.decoder.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.foundation.error.FailureException;

/** Which of the chosen texts a decoder reads, and how: as much code as possible, and of no project too much. */
final class TeachingText {
    private static final int LARGEST_FILE = 120_000;
    private static final int LARGEST_PROJECT = 1_500_000;
    private static final int LONGEST_LINE = 400;

    private TeachingText() {}

    /** The projects of that use, one version of each; lists of what others define teach little and are left out. */
    static List<Project> projects(ChosenCorpus corpus, Split use) {
        Map<String, Project> newest = new TreeMap<>();
        corpus.of(use).stream().sorted((one, other) -> one.name().compareTo(other.name()))
                .filter(project -> !isBinding(project.name()))
                .forEach(project -> newest.put(project.name().replaceAll("-[0-9][^-]*$", ""), project));
        return List.copyOf(newest.values());
    }

    private static boolean isBinding(String name) {
        return name.contains("-sys-") || name.matches("(libc|nix|wasi)-[0-9].*");
    }

    /** What is read of {@code project}. */
    static List<String> of(Project project) throws FailureException {
        List<String> texts = new ArrayList<>();
        int size = 0;
        for (Path file : project.files()) {
            byte[] content = project.read(file);
            if (content.length <= LARGEST_FILE && size + content.length <= LARGEST_PROJECT) {
                String text = shortened(new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n"));
                if (!text.isBlank() && text.lines().allMatch(line -> line.length() <= LONGEST_LINE)) {
                    texts.add(text);
                    size += content.length;
                }
            }
        }
        return texts;
    }

    /** Of comments of several lines the first one: what is learned is to be code. */
    private static String shortened(String text) {
        var kept = new StringBuilder();
        boolean inComment = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean isComment = line.strip().startsWith("//");
            if (!isComment || !inComment) {
                kept.append(line).append('\n');
            }
            inComment = isComment;
        }
        return kept.toString();
    }
}
