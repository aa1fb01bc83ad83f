package dev.rustaiide.app.language.views.internal.ask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.CodeTint.Tinted;
import dev.rustaiide.app.ui.components.FoundPlace;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/** Finds the lines of code that places lie in, as they are in the open editors or else on the disk. */
@Creatable
public final class CodeLines {
    /** A larger file is not parsed for the colours of a few lines: it takes about a second for so many bytes. */
    private static final int MOST_COLOURED = 1_000_000;
    private static final int MOST_SHOWN = 400;
    private static final int BEFORE = 100;

    private final TextFiles files;
    private final Syntax syntax;
    private final Documents documents;
    private final Executor ui;

    @Inject
    public CodeLines(TextFiles files, Syntax syntax, Documents documents, Ui ui) {
        this(files, syntax, documents, (Executor) ui);
    }

    CodeLines(TextFiles files, Syntax syntax, Documents documents, Executor ui) {
        this.files = files;
        this.syntax = syntax;
        this.documents = documents;
        this.ui = ui;
    }

    /** A place whose line is wanted, and how it is to be marked. */
    public record Wanted(Location location, Optional<Glyph> mark, String kind) {
        public static Wanted of(Location location) {
            return new Wanted(location, Optional.empty(), "");
        }
    }

    private record Open(Text text, Optional<SyntaxTree> tree) {}

    /**
     * Hands {@code found} the places of one file after the other, in the order in which the files come first, on the UI
     * thread, where it is called too. A place that is not there any more, or in an unreadable file, has no line.
     */
    public Call<Integer> read(List<Wanted> places, Consumer<List<FoundPlace>> found) {
        Map<Path, List<Wanted>> byFile = new LinkedHashMap<>();
        places.forEach(place -> byFile.computeIfAbsent(place.location().file(), one -> new ArrayList<>()).add(place));
        Map<Path, Open> open = new HashMap<>();
        for (Path file : byFile.keySet()) {
            documents.find(file).ifPresent((Document document) ->
                    open.put(file, new Open(document.text(), document.tree())));
        }
        return Call.start("read lines", scope -> {
            for (Map.Entry<Path, List<Wanted>> file : byFile.entrySet()) {
                List<FoundPlace> lines = lines(scope, file.getKey(), file.getValue(),
                        Optional.ofNullable(open.get(file.getKey())));
                ui.execute(() -> {
                    if (!scope.isCancelled()) {
                        found.accept(lines);
                    }
                });
            }
            return places.size();
        });
    }

    private List<FoundPlace> lines(Scope scope, Path file, List<Wanted> places, Optional<Open> open)
            throws InterruptedException {
        scope.check();
        Text text;
        try {
            text = open.isPresent() ? open.get().text() : files.read(file).text();
        } catch (FailureException unreadable) {
            // It may be gone since it was looked at; the place is listed all the same and its editor tells why.
            scope.check();
            return places.stream().map(place -> line(place, Text.EMPTY, Optional.empty())).toList();
        }
        Optional<SyntaxTree> known = open.flatMap(Open::tree).filter(tree -> tree.text() == text);
        Optional<SyntaxTree> tree = known.isPresent() ? known : parse(file, text);
        List<FoundPlace> lines = new ArrayList<>();
        for (Wanted place : places) {
            lines.add(line(place, text, tree));
        }
        if (known.isEmpty()) {
            tree.ifPresent(SyntaxTree::retire);
        }
        return lines;
    }

    private Optional<SyntaxTree> parse(Path file, Text text) {
        return text.byteLength() > MOST_COLOURED ? Optional.empty()
                : syntax.parse(syntax.languageOf(file, text.line(0)), text);
    }

    private static FoundPlace line(Wanted place, Text text, Optional<SyntaxTree> tree) {
        Range range = place.location().range();
        int line = range.start().line();
        if (line >= text.lineCount()) {
            return new FoundPlace(place.location(), "", 0, 0, List.of(), place.mark(), place.kind());
        }
        int lineStart = text.lineStart(line);
        int lineEnd = text.lineEnd(line);
        int start = Math.clamp(text.offsetOf(range.start()), lineStart, lineEnd);
        int end = Math.clamp(text.offsetOf(range.end()), start, lineEnd);
        int from = lineEnd - lineStart <= MOST_SHOWN ? lineStart : Math.max(lineStart, start - BEFORE);
        int to = Math.max(end, Math.min(lineEnd, from + MOST_SHOWN));
        List<Tinted> tints = new ArrayList<>();
        tree.map(one -> one.highlights(from, to)).orElse(List.of())
                .forEach(highlight -> tints.add(tinted(highlight, from, to)));
        return new FoundPlace(place.location(), text.substring(from, to), start - from, end - from, tints,
                place.mark(), place.kind());
    }

    private static Tinted tinted(Highlight highlight, int from, int to) {
        return new Tinted(Math.max(highlight.start(), from) - from, Math.min(highlight.end(), to) - from,
                Token.valueOf("SYNTAX_" + highlight.kind().name()));
    }
}
