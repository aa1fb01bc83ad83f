package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/** What folds and what a selection grows to in texts that there is no grammar for, from who knows their language. */
final class ShapeRanges {
    private static final Duration QUIET = Duration.ofMillis(600);

    private final EditorView view;
    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry folding;
    private final Inquiry selecting;

    ShapeRanges(EditorView view, Inquiries inquiries) {
        this.view = view;
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.folding = inquiries.inquiry();
        this.selecting = inquiries.inquiry();
        new Refresh(view, inquiries, QUIET, false, this::ask);
    }

    private void ask() {
        if (model.document().tree().isEmpty()) {
            folding.ask(new TextShape.Folding(inquiries.source()), this::take);
        }
    }

    private void take(Answer<List<TextShape.FoldedLines>> answer) {
        List<Fold> folds = new ArrayList<>();
        int lines = model.text().lineCount();
        for (TextShape.FoldedLines one : answer.value()) {
            if (one.first() >= 0 && one.first() < one.last() && one.first() < lines) {
                Fold.Kind kind = switch (one.kind()) {
                    case "comment" -> Fold.Kind.COMMENT;
                    case "imports" -> Fold.Kind.IMPORTS;
                    default -> Fold.Kind.BLOCK;
                };
                folds.add(new Fold(one.first(), Math.min(one.last(), lines - 1), kind));
            }
        }
        if (model.document().tree().isEmpty()) {
            view.setFolds(folds);
        }
    }

    /** Grows what is selected, if somebody knows to what and nothing changed meanwhile; {@code taker} selects it. */
    void expand(Consumer<Selections> taker) {
        Selections before = model.selections();
        Text text = model.text();
        List<Position> carets = before.all().stream().map(one -> text.positionOf(one.start())).toList();
        selecting.ask(new TextShape.Selections(inquiries.source(), carets), answer -> {
            if (before.equals(model.selections()) && answer.value().size() == carets.size()) {
                List<Selection> grown = new ArrayList<>();
                for (int i = 0; i < carets.size(); i++) {
                    grown.add(wider(text, before.all().get(i), answer.value().get(i)));
                }
                taker.accept(Selections.merged(grown, before.primary()));
            }
        });
    }

    private static Selection wider(Text text, Selection one, List<Range> ranges) {
        for (Range range : ranges) {
            Span span = new Span(text.offsetOf(range.start()), text.offsetOf(range.end()));
            if (span.start() <= one.start() && span.end() >= one.end() && span.length() > one.end() - one.start()) {
                return new Selection(span.start(), span.end());
            }
        }
        return one;
    }
}
