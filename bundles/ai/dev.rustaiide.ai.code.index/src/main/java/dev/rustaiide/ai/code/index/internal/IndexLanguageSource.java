package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.facts.OpenTexts;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode.Link;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.Reference.Mark;
import dev.rustaiide.foundation.language.Reference.Marks;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape.FoldedLines;
import dev.rustaiide.foundation.language.TextShape.Folding;
import dev.rustaiide.foundation.language.TextShape.Selections;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** Answers from syntax: of one file if its folder has no index, else of all of them. */
@Component(service = LanguageSource.class)
public final class IndexLanguageSource implements LanguageSource {
    private static final Set<Character> COMPLETES = Set.of('.', ':');
    private static final Set<Character> CALLS = Set.of('(', ',');
    private static final int MOST_LEVELS = 200;

    private final SharedIndexes indexes;

    @Activate
    public IndexLanguageSource(@Reference SharedIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public String name() {
        return "syntax index";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        int language = indexes.reading().number(text.language().value());
        return language >= 0 && text.text().byteLength() <= Reading.LARGEST;
    }

    @Override
    public boolean isReady(SourceText text) {
        return indexes.indexAround(text.file()).map(FolderIndex::isSettled).orElse(true);
    }

    @Override
    public Triggers triggers(SourceText text) {
        return new Triggers(COMPLETES, CALLS, Set.of());
    }

    @Override
    public void follow(SourceText text) {
        indexes.follow(text.file(), text.text());
    }

    @Override
    public void forget(SourceText text) {
        indexes.follow(text.file(), null);
    }

    @Override
    @SuppressWarnings("unchecked") // each kind of question has an answer of its own type
    public <A> Call<A> ask(Question<A> question) {
        boolean forOthers = question instanceof Completions.AtOnce || question instanceof Completions.Ranking
                || question instanceof InlineCompletions.At;
        if (forOthers) {
            return Call.of(question.nothing());
        }
        return Call.start("ask the index", scope -> {
            if (question instanceof FoundSymbol.Like like) {
                return (A) symbols(like);
            }
            if (question instanceof HierarchyNode.Next next) {
                return (A) next(next);
            }
            Optional<View> view = question.text().flatMap(this::view);
            return view.isEmpty() ? question.nothing() : (A) answer(question, view.get());
        });
    }

    /** A text within the snapshot that has it. */
    private record View(SourceText source, Snapshot snapshot, int file, SyntaxTree tree, SharedIndexes indexes) {
        int offset(Position position) {
            return source.text().offsetOf(position);
        }

        Optional<Text> text(Path path) {
            return path.equals(source.file()) ? Optional.of(source.text()) : indexes.text(path);
        }
    }

    private Optional<View> view(SourceText source) {
        return view(source, indexes);
    }

    /** What could be written at {@code position}. */
    static Completions completions(SourceText source, Position position, SharedIndexes indexes) {
        return view(source, indexes).map(view -> new Completing(view.snapshot).at(view.file, view.offset(position),
                source.text())).orElse(Completions.NONE);
    }

    private static Optional<View> view(SourceText source, SharedIndexes indexes) {
        return indexes.shown().of(source.file(), source.text())
                .map(known -> {
                    Snapshot snapshot = snapshot(source.file(), known, indexes);
                    return new View(source, snapshot, snapshot.number(source.file()), known.tree(), indexes);
                });
    }

    private static Snapshot snapshot(Path file, OpenTexts.Known known, SharedIndexes indexes) {
        return indexes.indexAround(file).map(FolderIndex::now)
                .orElseGet(() -> new FileTable(file.toAbsolutePath().getRoot(), indexes.reading()).now())
                .with(file, known.facts());
    }

    /** Of the file as it is now. */
    private List<Link> next(HierarchyNode.Next next) {
        if (!(next.node().origin().handle() instanceof Hierarchies.Handle handle)) {
            return next.nothing();
        }
        return indexes.text(handle.file()).flatMap(text -> indexes.shown().of(handle.file(), text)).map(known -> {
            Snapshot snapshot = snapshot(handle.file(), known, indexes);
            return new Hierarchies(snapshot, this).next(snapshot.number(handle.file()), handle, next.direction());
        }).orElse(next.nothing());
    }

    /** @throws FailureException if a name cannot be changed */
    private Object answer(Question<?> question, View view) throws FailureException {
        return switch (question) {
            case FoundSymbol.In in -> view.tree.outline();
            case Target.Of of -> targets(of, view);
            case dev.rustaiide.foundation.language.Reference.Of of -> new Finder(view.snapshot)
                    .references(view.file, view.offset(of.position()), of.withDeclaration());
            case Marks marks -> marks(marks, view);
            case Hover.At at -> new Hovering(view.snapshot, view::text).at(view.file, view.offset(at.position()));
            case Signatures.At at -> new Signing(view.snapshot, view::text)
                    .at(view.file, view.offset(at.position()), view.source.text());
            case Completions.At at -> new Completing(view.snapshot)
                    .at(view.file, view.offset(at.position()), view.source.text());
            case Folding folding -> view.tree.folds().stream().map(IndexLanguageSource::folded).toList();
            case Selections selections -> selections.positions().stream().map(each -> around(view, each)).toList();
            case HierarchyNode.At at -> new Hierarchies(view.snapshot, this)
                    .at(view.file, view.offset(at.position()), at.isType());
            case Rename.At at -> new Renaming(view.snapshot).at(view.file, view.offset(at.position()));
            case Rename.To to -> new Renaming(view.snapshot)
                    .to(view.file, view.offset(to.position()), to.name());
            default -> question.nothing();
        };
    }

    private static List<Target> targets(Target.Of of, View view) {
        return switch (of.relation()) {
            case DEFINITION, DECLARATION -> new Finder(view.snapshot)
                    .definitions(view.file, view.offset(of.position()));
            case TYPE -> new Relations(view.snapshot).types(view.file, view.offset(of.position()));
            case IMPLEMENTATION -> new Relations(view.snapshot).implementations(view.file,
                    view.offset(of.position()));
            case PARENT_MODULE -> new Relations(view.snapshot).parent(view.file);
        };
    }

    private static List<Mark> marks(Marks marks, View view) {
        var finder = new Finder(view.snapshot);
        int use = finder.use(view.file, view.offset(marks.position()));
        if (use < 0) {
            return view.tree.occurrences(view.offset(marks.position())).stream()
                    .map(span -> new Mark(view.snapshot.of(view.file).range(span.start(), span.end()), Use.UNKNOWN))
                    .toList();
        }
        return finder.usesInFile(view.file, use).stream()
                .map(found -> new Mark(finder.range(found.file(), found.use()), finder.kind(found))).toList();
    }

    private static FoldedLines folded(Fold fold) {
        String kind = switch (fold.kind()) {
            case BLOCK -> "";
            case COMMENT, IMPORTS -> fold.kind().name().toLowerCase(Locale.ROOT);
        };
        return new FoldedLines(fold.startLine(), fold.endLine(), kind);
    }

    private static List<Range> around(View view, Position position) {
        int offset = view.offset(position);
        var ranges = new ArrayList<Range>();
        var span = new Span(offset, offset);
        for (int i = 0; i < MOST_LEVELS; i++) {
            Span larger = view.tree.expand(span);
            if (larger.equals(span)) {
                break;
            }
            ranges.add(new Range(view.source.text().positionOf(larger.start()),
                    view.source.text().positionOf(larger.end())));
            span = larger;
        }
        return ranges;
    }

    private List<FoundSymbol> symbols(FoundSymbol.Like like) {
        var found = new ArrayList<FoundSymbol>();
        for (FolderIndex index : indexes.all()) {
            boolean wanted = like.folder().isEmpty() || like.folder().get().startsWith(index.root())
                    || index.root().startsWith(like.folder().get());
            if (wanted) {
                found.addAll(index.now().symbols(like.pattern(), like.limit()));
            }
        }
        like.folder().ifPresent(folder -> found.removeIf(symbol -> !symbol.location().file().startsWith(folder)));
        return found.stream().limit(like.limit()).toList();
    }
}
