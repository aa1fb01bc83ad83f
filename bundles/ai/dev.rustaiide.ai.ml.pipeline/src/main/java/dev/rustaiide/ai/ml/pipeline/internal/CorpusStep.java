package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/**
 * Chooses what may teach: projects under free licences, files that people wrote, no secrets, nothing twice. What is
 * measured with comes last, so that copies of what teaches are left out of it and not the other way round.
 */
@Component(service = StepKind.class)
public final class CorpusStep implements StepKind {
    private static final int LEAST_WORDS = 60;
    private static final String NOTHING = "";

    @Override
    public String name() {
        return "corpus";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("leastProjects");
    }

    /** {@code endings}: those of the names of files that may teach. */
    @Override
    public Set<String> words() {
        return Set.of("endings");
    }

    @Override
    public boolean readsCorpus() {
        return true;
    }

    /** A project, what of it was looked at, and under which licence it is. */
    private record Found(String name, String licence, List<ReadFile> files) {}

    @Override
    public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
        try {
            List<Path> projects = projects(run.corpus());
            LicenceRule licences = LicenceRule.of(run.corpus());
            List<Found> found = new ArrayList<>();
            var leftOut = new ArrayList<String>();
            for (Path project : projects) {
                run.scope().report(new Progress("read " + project.getFileName(), found.size(), projects.size()));
                run.scope().check();
                String name = project.getFileName().toString();
                String licence = licences.of(name, project);
                if (LicenceRule.isFree(licence)) {
                    found.add(new Found(name, licence, files(run, project)));
                } else {
                    leftOut.add(line(name, NOTHING, SourceCheck.LICENCE,
                            licence.isEmpty() ? "none is named" : licence));
                }
            }
            found.sort(Comparator.comparing((Found each) -> Split.of(each.name())).reversed()
                    .thenComparing(Found::name));
            return chosen(run, found, leftOut);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.Other("The corpus in " + run.corpus() + " cannot be read.",
                    String.valueOf(unreadable.getMessage()), "Check its permissions."), unreadable);
        }
    }

    private static List<Path> projects(Path corpus) throws IOException {
        try (Stream<Path> all = Files.list(corpus)) {
            return all.filter(Files::isDirectory).filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted().toList();
        }
    }

    /** What was found in a project counts as long as no file of it looks changed. */
    private static List<ReadFile> files(StepRun run, Path project)
            throws IOException, FailureException, InterruptedException, ExecutionException {
        List<String> endings = List.of(run.word("endings", ".rs").split(" "));
        List<Path> sources;
        try (Stream<Path> all = Files.walk(project)) {
            sources = all.filter(path -> endings.stream().anyMatch(path.toString()::endsWith))
                    .filter(Files::isRegularFile).sorted().toList();
        }
        var state = new StringBuilder(project.toAbsolutePath().toString());
        for (Path file : sources) {
            state.append('\n').append(file).append(' ').append(Files.size(file)).append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis());
        }
        return ReadFile.read(run.kept().part("files " + Sha256.hex(state.toString()), () -> {
            List<ReadFile> read = new ArrayList<>();
            for (Path file : sources) {
                read.add(read(project.relativize(file).toString().replace('\\', '/'), file));
            }
            return ReadFile.written(read);
        }));
    }

    private static ReadFile read(String name, Path file) throws FailureException {
        try {
            if (Files.size(file) > SourceCheck.LARGEST) {
                return new ReadFile(name, NOTHING, 0, SourceCheck.TOO_LARGE.name(), new int[0]);
            }
            byte[] content = Files.readAllBytes(file);
            Optional<String> text = SourceCheck.text(content);
            Optional<SourceCheck> refused = text.isEmpty() ? Optional.of(SourceCheck.BINARY)
                    : SourceCheck.refused(text.get());
            int[] signature = refused.isPresent() ? new int[0] : MinHash.of(text.get(), LEAST_WORDS);
            return new ReadFile(name, Sha256.hex(content), content.length,
                    refused.map(Enum::name).orElse(NOTHING), signature);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.Other("The corpus cannot be read.", file + ": "
                    + unreadable.getMessage() + '.', "Check its permissions."), unreadable);
        }
    }

    private static Map<String, byte[]> chosen(StepRun run, List<Found> found, List<String> leftOut)
            throws FailureException {
        var copies = new NearCopies();
        Map<Split, Integer> projects = new EnumMap<>(Split.class);
        Map<String, Integer> refused = new TreeMap<>();
        var items = new ArrayList<Json>();
        leftOut.forEach(line -> refused.merge(SourceCheck.LICENCE.word(), 1, Integer::sum));
        int kept = 0;
        for (Found project : found) {
            var files = new ArrayList<Json>();
            for (ReadFile file : project.files()) {
                String full = project.name() + '/' + file.path();
                Optional<String> original = file.refused().isEmpty()
                        ? copies.original(full, file.hash(), file.signature()) : Optional.empty();
                if (file.refused().isEmpty() && original.isEmpty()) {
                    files.add(Json.object().put("path", file.path()).put("sha256", file.hash()).build());
                    continue;
                }
                SourceCheck why = original.isPresent() ? SourceCheck.COPY : SourceCheck.valueOf(file.refused());
                leftOut.add(line(project.name(), file.path(), why, original.map(of -> "of " + of).orElse(NOTHING)));
                refused.merge(why.word(), 1, Integer::sum);
            }
            if (!files.isEmpty()) {
                kept += files.size();
                projects.merge(Split.of(project.name()), 1, Integer::sum);
                items.add(Json.object().put("name", project.name()).put("licence", project.licence())
                        .put("use", Split.of(project.name()).name()).put("files", Json.array(files)).build());
            }
        }
        requireEnough(run, projects);
        note(run, projects, refused, kept);
        leftOut.sort(null);
        return Map.of("corpus.json", Json.object().put("projects", Json.array(items)).build().print()
                .getBytes(StandardCharsets.UTF_8), "left-out.tsv", (String.join("\n", leftOut) + '\n')
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String project, String file, SourceCheck why, String more) {
        return project + '\t' + file + '\t' + why.word() + '\t' + more;
    }

    private static void note(StepRun run, Map<Split, Integer> projects, Map<String, Integer> refused, int files) {
        var uses = Json.object();
        projects.forEach((use, count) -> uses.put(use.name().toLowerCase(java.util.Locale.ROOT), count));
        var reasons = Json.object();
        refused.forEach(reasons::put);
        run.note("projects", uses.build());
        run.note("files", Json.of(files));
        run.note("leftOut", reasons.build());
    }

    private static void requireEnough(StepRun run, Map<Split, Integer> projects) throws FailureException {
        int counted = projects.getOrDefault(Split.COUNTS, 0);
        int least = run.whole("leastProjects", 20);
        boolean lacksUse = !projects.containsKey(Split.RANKER) || !projects.containsKey(Split.HELD_OUT);
        if (counted < least || lacksUse) {
            throw new FailureException(new Failure.Other("The corpus in " + run.corpus() + " is too small.",
                    "After licences, copies and files that people did not write are left out, " + counted
                            + " projects remain to count words in, " + projects.getOrDefault(Split.RANKER, 0)
                            + " for the ranker and " + projects.getOrDefault(Split.HELD_OUT, 0)
                            + " to measure with; it needs " + least + ", 1 and 1.",
                    "Get more projects, e.g. releng/crates DIR 400."));
        }
    }
}
