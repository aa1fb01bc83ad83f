package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.graphics.RGB;

import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.types.Span;

/** Underlines what writes a colour with that colour. */
final class Swatches {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final EditorView view;

    Swatches(EditorView view, Inquiries inquiries) {
        this.view = view;
        Inquiry inquiry = inquiries.inquiry();
        new Refresh(view, inquiries, QUIET, false,
                () -> inquiry.follow(new TextShape.Colours(inquiries.source()), this::take));
    }

    private void take(Answer<List<TextShape.Colour>> answer, Drift drift) {
        List<TextShape.Colour> ordered = new ArrayList<>(answer.value());
        ordered.sort(Comparator.comparing(colour -> colour.range().start()));
        List<Span> spans = new ArrayList<>();
        List<RGB> colours = new ArrayList<>();
        for (TextShape.Colour colour : ordered) {
            spans.add(drift.now(colour.range()));
            colours.add(new RGB(part(colour.red()), part(colour.green()), part(colour.blue())));
        }
        view.setSwatches(spans, colours);
    }

    private static int part(double of) {
        return Math.clamp(Math.round(of * 255), 0, 255);
    }
}
