package dev.rustaiide.ai.completion.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.FolderModels;
import dev.rustaiide.ai.completion.GeneralModel;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * What is known of each open folder, learned in the background and brought up to date when it is asked for, and the
 * tokens of the texts that were asked about last. Any thread may use it.
 */
@Component(service = ProjectModels.class)
public final class ProjectModels {
    static final Set<String> PROSE = Set.of("toml", "markdown", "json", "yaml", "plaintext");
    private static final int MOST_TEXTS = 16;
    private static final Duration SELDOM = Duration.ofSeconds(3);
    /** Tells nobody. */
    private static final MemoryPressure UNHEARD = new MemoryPressure() {
        @Override
        public Level level() {
            return Level.NORMAL;
        }

        @Override
        public Registration listen(String name, Listener listener) {
            return () -> { };
        }
    };

    private final CodeIndexes indexes;
    private final TextFiles files;
    private final Syntax syntax;
    private final MemoryPressure.Registration pressure;
    private final FolderModels adapted;
    private final GeneralModel general;
    private final RelatedPieces pieces;
    private final long seldomNanos;
    private final Map<Path, Learned> learned = new HashMap<>();
    private final Map<Path, Cut> texts = new LinkedHashMap<>(16, 0.75f, true);
    private final Object reading = new Object();
    private volatile @Nullable Models models;
    private @Nullable Project alone;
    /** Several sources and the ranker ask about the same place. */
    private volatile @Nullable Asked asked;
    private final Object asking = new Object();

    private record Asked(CompletionPlace at, Project of, Place place) {}

    /** A text with its tokens. */
    private record Cut(Text text, Project of, FileTokens tokens) {}

    /** What is known of a folder. */
    private static final class Learned {
        private final Project empty;
        private volatile Project project;
        private @Nullable CodeSnapshot from;
        private @Nullable Call<Boolean> work;
        private long begun;
        private final Optional<Path> by;
        private final Optional<Path> decoder;
        private long looked = System.nanoTime();

        Learned(Project empty, Optional<Path> by) {
            this.empty = empty;
            this.project = empty;
            this.by = by;
            this.decoder = by.flatMap(LocalLearning::decoder);
        }
    }

    @Activate
    public ProjectModels(@Reference CodeIndexes indexes, @Reference TextFiles files, @Reference Syntax syntax,
            @Reference MemoryPressure pressure,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable FolderModels adapted,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
            @Nullable GeneralModel general) {
        this(indexes, files, syntax, pressure, adapted, general, SELDOM);
    }

    /** One that looks whether something has changed no more often than {@code seldom}. */
    ProjectModels(CodeIndexes indexes, TextFiles files, Syntax syntax, MemoryPressure pressure,
            @Nullable FolderModels adapted, @Nullable GeneralModel general, Duration seldom) {
        this.seldomNanos = seldom.toNanos();
        this.general = general == null ? Optional::empty : general;
        this.adapted = adapted == null ? root -> Optional.empty() : adapted;
        this.syntax = syntax;
        this.indexes = indexes;
        this.files = files;
        this.pieces = new RelatedPieces(files);
        this.pressure = pressure.listen("completion models", level -> forget());
    }

    ProjectModels(CodeIndexes indexes, TextFiles files, Syntax syntax, MemoryPressure pressure, Models shipped) {
        this(indexes, files, syntax, pressure, null, null);
        this.models = shipped;
    }

    /**
     * One that answers by {@code shipped} while a project is studied. It keeps what it has learned to the end, short as
     * memory may be: else what comes of a study would depend on what else this machine does.
     */
    static ProjectModels ofStudy(CodeIndexes indexes, TextFiles files, Syntax syntax, Models shipped) {
        return new ProjectModels(indexes, files, syntax, UNHEARD, shipped);
    }

    @Deactivate
    void deactivate() {
        pressure.close();
        forget();
    }

    /** They are learned again when they are asked for. */
    private synchronized void forget() {
        learned.values().forEach(each -> Optional.ofNullable(each.work).ifPresent(Call::cancel));
        learned.clear();
        texts.clear();
        pieces.forget();
        asked = null;
    }

    /** Reads the shipped ones when it is first asked; those that ask meanwhile wait for that, and nobody else does. */
    Models models() {
        Models known = models;
        if (known == null) {
            synchronized (reading) {
                known = models;
                if (known == null) {
                    known = general();
                    models = known;
                }
            }
        }
        return known;
    }

    private Models general() {
        Optional<Path> folder = general.folder();
        if (folder.isPresent()) {
            try {
                return LocalLearning.models(folder.get());
            } catch (IOException damaged) {
                LoggerFactory.getLogger(ProjectModels.class).error("The model {} cannot be used", folder.get(),
                        damaged);
            }
        }
        return ShippedModels.read();
    }

    /** What is known where {@code place} is; learning goes on in the background. */
    Place place(CompletionPlace place) {
        Project project = project(place.source().file());
        // Whoever asks at the same time waits for the same.
        synchronized (asking) {
            Asked known = asked;
            if (known != null && known.of == project && known.at.equals(place)) {
                return known.place;
            }
            FileTokens tokens = tokens(place.source(), project);
            var made = new Place(project, place.source().file(), tokens, place.start(), place.end(), place.typed());
            asked = new Asked(place, project, made);
            return made;
        }
    }

    /** Pieces of other files of its folder that have to do with {@code place}, the best first; may read the disk. */
    List<Prompt.Piece> related(CompletionPlace place) {
        if (PROSE.contains(place.source().language().value())) {
            return List.of();
        }
        Project project = project(place.source().file());
        return pieces.at(place, tokens(place.source(), project), project);
    }

    /** The project of {@code file} as far as it is known. */
    Project project(Path file) {
        Optional<CodeSnapshot> snapshot = indexes.around(file);
        if (snapshot.isEmpty()) {
            return alone();
        }
        Learned of = learned(snapshot.get());
        begin(of, snapshot.get(), Priority.BACKGROUND);
        return of.project;
    }

    /** Where the decoder lies that was adapted to the folder of {@code file}. */
    Optional<Path> decoder(Path file) {
        return indexes.around(file).flatMap(snapshot -> learned(snapshot).decoder);
    }

    private Project alone() {
        Models of = models();
        synchronized (this) {
            Project known = alone;
            if (known == null) {
                known = Project.empty(of);
                alone = known;
            }
            return known;
        }
    }

    /** The disk is read by whoever asks about a folder first, and never while others have to wait. */
    private Learned learned(CodeSnapshot snapshot) {
        Path root = snapshot.root();
        synchronized (this) {
            Learned known = learned.get(root);
            if (known != null) {
                look(root, known);
                return known;
            }
        }
        Learned begun = begun(root, adapted.at(root));
        synchronized (this) {
            return learned.computeIfAbsent(root, any -> begun);
        }
    }

    /** Whether another model answers there by now: trained or rolled back meanwhile, perhaps by another process. */
    private synchronized void look(Path root, Learned known) {
        if (System.nanoTime() - known.looked > seldomNanos) {
            known.looked = System.nanoTime();
            Call.start(Priority.BACKGROUND, "look for the model of " + root, scope -> {
                Optional<Path> now = adapted.at(root);
                if (!known.by.equals(now)) {
                    replace(root, known, begun(root, now));
                }
                return true;
            });
        }
    }

    private synchronized void replace(Path root, Learned known, Learned fresh) {
        if (learned.replace(root, known, fresh)) {
            Optional.ofNullable(known.work).ifPresent(Call::cancel);
            texts.clear();
        }
    }

    private Learned begun(Path root, Optional<Path> by) {
        if (by.isPresent()) {
            try {
                return new Learned(Project.empty(LocalLearning.models(by.get())), by);
            } catch (IOException damaged) {
                LoggerFactory.getLogger(ProjectModels.class).error("The model {} cannot be used", by.get(), damaged);
            }
        }
        return new Learned(Project.empty(models()), by);
    }

    /** Gives true once {@code file}'s folder is known as its index has it now. */
    Call<Boolean> learned(Path file) {
        Optional<CodeSnapshot> snapshot = indexes.around(file);
        return snapshot.isEmpty() ? Call.of(true) : Call.start("learn " + snapshot.get().root(), scope -> {
            Learned of = learned(snapshot.get());
            Call<Boolean> running;
            synchronized (this) {
                running = of.work;
            }
            if (running != null) {
                running.await();
            }
            synchronized (this) {
                of.begun = 0;
            }
            Call<Boolean> call = begin(of, snapshot.get(), Priority.INTERACTIVE);
            return call == null || call.await();
        });
    }

    private synchronized @Nullable Call<Boolean> begin(Learned of, CodeSnapshot snapshot, Priority priority) {
        long now = System.nanoTime();
        boolean soon = of.begun != 0 && now - of.begun < seldomNanos;
        if (of.from == snapshot || of.work != null || soon) {
            return of.work;
        }
        of.begun = now;
        Call<Boolean> call = Call.start(priority, "learn " + snapshot.root(), scope -> learn(of, snapshot, scope));
        of.work = call;
        call.whenDone(Runnable::run, outcome -> {
            synchronized (this) {
                of.work = null;
            }
        });
        return call;
    }

    private Boolean learn(Learned of, CodeSnapshot snapshot, Scope scope) throws InterruptedException {
        CodeSnapshot before = of.from;
        // In one order always: words are numbered as they come, and where two are as likely the number decides.
        List<Path> changed = new ArrayList<>(before == null ? snapshot.files() : snapshot.changedSince(before));
        changed.sort(null);
        var known = new HashMap<Path, int @Nullable []>();
        var parts = new HashMap<Path, FilePieces>();
        long size = 0;
        for (Path file : changed) {
            scope.check();
            FileTokens tokens = size < ProjectCounts.MOST_TOKENS ? read(file, of.empty, parts) : null;
            known.put(file, tokens == null ? null : tokens.numbers());
            size += tokens == null ? 0 : tokens.count();
        }
        Project more = of.empty.with(of.project.counts.with(known), of.project.related.with(parts));
        more.names(); // so that nobody waits for them
        of.project = more;
        of.from = snapshot;
        return true;
    }

    /** Null if there is nothing to learn from: data and prose would drown the code. */
    private @Nullable FileTokens read(Path file, Project project, Map<Path, FilePieces> parts) {
        parts.put(file, FilePieces.NONE);
        try {
            Text text = files.read(file).text();
            String language = syntax.languageOf(file, text.line(0)).id().value();
            if (PROSE.contains(language)) {
                return null;
            }
            project.shared(language); // so that nobody waits for it
            FileTokens tokens = project.tokens(text, language);
            parts.put(file, FilePieces.of(text, tokens, project.vocabulary));
            return tokens;
        } catch (FailureException gone) {
            // The index will say so.
            return null;
        }
    }

    private FileTokens tokens(SourceText source, Project project) {
        Path file = source.file();
        Cut known;
        synchronized (this) {
            known = texts.get(file);
        }
        Text text = source.text();
        if (known != null && known.of.vocabulary == project.vocabulary) {
            if (known.text == text) {
                return known.tokens;
            }
            Optional<TextChange> change = TextChange.between(known.text, text);
            FileTokens tokens = change.isEmpty() ? known.tokens : known.tokens.edited(change.get(), text);
            keep(file, new Cut(text, project, tokens));
            return tokens;
        }
        FileTokens tokens = project.tokens(text, source.language().value());
        keep(file, new Cut(text, project, tokens));
        return tokens;
    }

    private synchronized void keep(Path file, Cut cut) {
        texts.put(file, cut);
        if (texts.size() > MOST_TEXTS) {
            texts.remove(new ArrayList<>(texts.keySet()).getFirst());
        }
    }

    /** No editor shows {@code file} any more. */
    synchronized void forget(Path file) {
        texts.remove(file);
        pieces.forget(file);
    }
}
