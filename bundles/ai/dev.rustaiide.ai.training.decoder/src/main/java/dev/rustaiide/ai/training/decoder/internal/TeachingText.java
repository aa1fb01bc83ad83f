package dev.rustaiide.ai.training.decoder.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus;
import dev.rustaiide.ai.ml.pipeline.ChosenCorpus.Project;
import dev.rustaiide.foundation.error.FailureException;

/** Which of the chosen texts a decoder reads, and how: as much code as possible, and of no project too much. */
final class TeachingText {
    private static final int LARGEST_FILE = 120_000;
    /** Rust comes first: of each project in another language less is read. */
    private static final int MOST_OF_RUST = 2_500_000;
    private static final int MOST_OF_OTHERS = 1_000_000;
    private static final int LONGEST_LINE = 400;
    private static final String QUOTES = "\"\"\"";

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

    /** What is read of {@code project}, each text below a line that says where it is, {@link Prompt#name}. */
    static List<String> of(Project project) throws FailureException {
        List<String> texts = new ArrayList<>();
        int size = 0;
        for (Path file : project.files()) {
            String name = file.getFileName().toString();
            int most = name.endsWith(".rs") ? MOST_OF_RUST : MOST_OF_OTHERS;
            byte[] content = project.read(file);
            if (content.length <= LARGEST_FILE && size + content.length <= most) {
                String text = shortened(new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n"),
                        name.endsWith(".py"));
                if (!text.isBlank() && text.lines().allMatch(line -> line.length() <= LONGEST_LINE)) {
                    texts.add(Prompt.name(file) + '\n' + text.replaceFirst("^\\n+", ""));
                    size += content.length;
                }
            }
        }
        return texts;
    }

    /**
     * Of comments of several lines the first one, nothing of those in blocks, and of strings of three quotes in Python
     * the first line: what is learned is to be code.
     */
    static String shortened(String text, boolean isPython) {
        var kept = new StringBuilder();
        boolean inComment = false;
        String until = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String bare = line.strip();
            if (!until.isEmpty()) {
                boolean ends = bare.contains(until);
                if (ends && isPython) {
                    kept.append(line).append('\n');
                }
                until = ends ? "" : until;
                continue;
            }
            boolean isComment = bare.startsWith(isPython ? "#" : "//");
            boolean isBlock = !isPython && bare.startsWith("/*");
            if (!isBlock && (!isComment || !inComment)) {
                kept.append(line).append('\n');
            }
            inComment = isComment;
            if (isBlock && !bare.contains("*/")) {
                until = "*/";
            } else if (isPython && bare.matches("[rRuU]?\"\"\".*")
                    && bare.indexOf(QUOTES) == bare.lastIndexOf(QUOTES)) {
                until = QUOTES;
            }
        }
        return kept.toString();
    }
}
