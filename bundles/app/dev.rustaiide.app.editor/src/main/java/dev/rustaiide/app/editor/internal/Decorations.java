package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.RGB;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** What is drawn over and under the text besides colours and selections. */
final class Decorations {
    final TrackedSpans matches = new TrackedSpans();
    final TrackedSpans occurrences = new TrackedSpans();
    final TrackedSpans problems = new TrackedSpans();
    /** What of a snippet is to be filled in. */
    final TrackedSpans places = new TrackedSpans();
    /** One for each of {@link #problems}. */
    List<Diagnostic> diagnostics = List.of();
    /** What writes a colour, and which. */
    final TrackedSpans swatches = new TrackedSpans();
    List<RGB> swatchColours = List.of();
    /** What may be taken away. */
    Span struck = new Span(0, 0);
    /** What leads somewhere under the pointer. */
    Span link = new Span(0, 0);
    /** What a debugger shows. */
    final DrawnMarks marks = new DrawnMarks();
    /** What a version control shows. */
    final DrawnVersions versions = new DrawnVersions();
    /** What tests say. */
    final DrawnTests tested = new DrawnTests();
    int openBracket = -1;
    int closeBracket = -1;
    /** What is shown in rows of its own below a line, and is not in the text; {@link RowMap} knows where. */
    List<String> ghostLines = List.of();
    /** Whether carets stand on characters instead of between them. */
    boolean blockCaret;
    /** What an input method is composing at the main caret. */
    String preedit = "";

    /** What is wrong within {@code span}, or touches it, with the places that it has in {@code text} now. */
    List<Diagnostic> problemsIn(Text text, Span span) {
        List<Diagnostic> found = new ArrayList<>();
        for (int i = 0; i < problems.size() && problems.start(i) <= span.end(); i++) {
            if (problems.end(i) >= span.start()) {
                Diagnostic one = diagnostics.get(i);
                Range range = new Range(text.positionOf(problems.start(i)), text.positionOf(problems.end(i)));
                found.add(new Diagnostic(new Location(one.location().file(), range), one.severity(), one.source(),
                        one.code(), one.message(), one.explanation(), one.related(), one.fixes(), one.tags()));
            }
        }
        return found;
    }

    void edited(DocumentChange change) {
        matches.edited(change);
        occurrences.edited(change);
        problems.edited(change);
        swatches.edited(change);
        marks.edited(change);
        versions.edited(change);
        tested.edited(change);
        if (openBracket >= 0) {
            openBracket = change.map(openBracket, true);
            closeBracket = change.map(closeBracket, true);
        }
        struck = new Span(0, 0);
    }
}
