package dev.rustaiide.ai.completion.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.completion.CandidateSource;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.FolderModels;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.completion.Ranker;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/** A folder whose index knows which files there are, and nothing else. */
final class FakeFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path root;
    private final List<MemoryPressure.Listener> listeners = new ArrayList<>();
    private CodeSnapshot snapshot;

    FakeFolder(Path root) {
        this.root = root;
        this.snapshot = snapshot(List.of());
    }

    static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    /** The index sees that {@code changed} are others now. */
    void see(Path... changed) {
        snapshot = snapshot(List.of(changed));
    }

    private CodeSnapshot snapshot(List<Path> changed) {
        return fake(CodeSnapshot.class, (method, arguments) -> switch (method) {
            case "root" -> root;
            case "files" -> files();
            case "changedSince" -> changed;
            case "definitions" -> List.of();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    CodeIndexes indexes() {
        return fake(CodeIndexes.class, (method, arguments) -> switch (method) {
            case "around" -> ((Path) arguments[0]).startsWith(root) ? Optional.of(snapshot) : Optional.empty();
            case "open" -> fake(CodeIndex.class, (asked, none) -> asked.equals("settled") ? Call.of(snapshot) : null);
            case "completions" -> Call.of(Completions.NONE);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    static TextFiles texts() {
        return fake(TextFiles.class, (method, arguments) -> read((Path) arguments[0]));
    }

    private static TextFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (byte each : bytes) {
                if (each == 0) {
                    throw new IOException("binary");
                }
            }
            return new TextFile(file, Text.ofUtf8(bytes), Encoding.UTF_8, LineEnding.LF, false, false, false,
                    new FileStamp(Instant.EPOCH, bytes.length, ""));
        } catch (IOException gone) {
            throw sneaky(new FailureException(new Failure.Other("gone", "gone", "gone"), gone));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception exception) throws E {
        throw (E) exception;
    }

    ProjectModels models() {
        return models(Models.NONE);
    }

    ProjectModels models(Models shipped) {
        return new ProjectModels(indexes(), texts(), TestSyntax.shared(), pressure(), shipped);
    }

    /** Those that look each time which model {@code adapted} has. */
    ProjectModels models(FolderModels adapted) {
        return new ProjectModels(indexes(), texts(), TestSyntax.shared(), pressure(), adapted, null, Duration.ZERO);
    }

    private MemoryPressure pressure() {
        return fake(MemoryPressure.class, (method, arguments) -> {
            listeners.add((MemoryPressure.Listener) arguments[1]);
            return (MemoryPressure.Registration) () -> { };
        });
    }

    void press() {
        listeners.forEach(listener -> listener.shrink(MemoryPressure.Level.HIGH));
    }

    CompletionPipeline pipeline(ProjectModels models, CandidateSource... more) {
        List<CandidateSource> sources = new ArrayList<>(List.of(more));
        sources.add(patient(CandidateSource.class, new ModelCandidates(models)));
        return new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()),
                patient(Ranker.class, new LearnedRanker(models)), sources,
                List.of(patient(GhostTextSource.class, new ModelGhost(models))));
    }

    /** One that shows what the n-grams and {@code more} say. */
    CompletionPipeline showing(ProjectModels models, GhostTextSource more) {
        return new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()), new LearnedRanker(models),
                List.of(), List.of(patient(GhostTextSource.class, new ModelGhost(models)),
                        patient(GhostTextSource.class, more)));
    }

    /** As {@code service}, with a deadline that a busy machine keeps: what is tested is what it says. */
    private static <T> T patient(Class<T> type, T service) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("deadline") ? PATIENCE : method.invoke(service, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    /** The place of the bar in {@code text}. */
    CompletionPlace place(String name, String text) {
        int caret = text.indexOf('|');
        Text without = Text.of(text.substring(0, caret) + text.substring(caret + 1));
        var source = new SourceText(root.resolve(name), LanguageId.RUST, 1, without);
        return CompletionPlace.of(source, without.positionOf(caret));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text, StandardCharsets.UTF_8);
    }
}
