package dev.rustaiide.app.editor.language.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.Target.Relation;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;

/**
 * Leads from a name to where it is defined: by key, or by a click while Ctrl is held, which underlines what leads
 * somewhere under the pointer. Of several places one is chosen from a list.
 */
final class GoTo implements EditedText.Listener {
    private static final Duration REST = Duration.ofMillis(60);
    private static final int WIDTH = 460;
    private static final String GO = "Go to definition";

    private final EditorView view;
    private final EditedText model;
    private final Inquiries inquiries;
    private final Inquiry inquiry;
    private final Inquiry underPointer;
    private final ListPopup list;
    private final CaretNote note;
    private final Links links;
    private final Debounce rest;
    private Point pointer = new Point(-1, -1);
    private int pointed = -1;
    private Span asked = new Span(0, 0);

    /** Text that leads somewhere by itself. */
    interface Links {
        /** Follows what is at {@code offset}; says whether anything was. */
        boolean follow(int offset);

        /** What leads somewhere at {@code offset}; empty if nothing does. */
        Span at(int offset);
    }

    GoTo(EditorView view, Inquiries inquiries, ListPopup list, CaretNote note, Links links) {
        this.view = view;
        this.model = inquiries.model();
        this.inquiries = inquiries;
        this.inquiry = inquiries.inquiry();
        this.underPointer = inquiries.inquiry();
        this.list = list;
        this.note = note;
        this.links = links;
        this.rest = new Debounce(REST, inquiries.ui(), this::look);
        Canvas canvas = view.canvas();
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseExit, event -> forget());
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.MOD1) {
                pointAt(pointer.x, pointer.y);
            }
        });
        canvas.addListener(SWT.KeyUp, event -> {
            if (event.keyCode == SWT.MOD1) {
                forget();
            }
        });
        canvas.addListener(SWT.FocusOut, event -> forget());
        model.addListener(this);
    }

    /** Goes from the caret to where the name there is defined. */
    void go() {
        go(model.selections().main().caret());
    }

    private void go(int offset) {
        if (!inquiries.isConnected()) {
            return;
        }
        Target.Of question = new Target.Of(inquiries.source(), inquiries.position(offset), Relation.DEFINITION);
        inquiry.follow(question, (answer, moved) -> {
            if (moved.isNone()) {
                take(answer, offset);
            }
        }, cause -> note.show(Objects.requireNonNullElse(cause.getMessage(), "Nobody could tell.")));
    }

    private void take(Answer<List<Target>> answer, int offset) {
        List<Location> places = answer.value().stream().map(Target::name).distinct().toList();
        if (places.isEmpty()) {
            note.show("No definition is known for this.");
        } else if (places.size() == 1) {
            inquiries.perform(new Effect.Go(GO, places.getFirst()));
        } else {
            list.show("Places", offset, WIDTH, places, GoTo::row,
                    place -> inquiries.perform(new Effect.Go(GO, place)));
        }
    }

    private static Row row(Location place) {
        String folder = place.file().getParent() == null ? "" : place.file().getParent().toString();
        return Row.of(new Glyph(Icon.FILE, Token.MUTED), place.file().getFileName() + ":" + place.range().start())
                .detail(folder).hint(place.toString());
    }

    /** A click with Ctrl; says whether there is something to go to. */
    boolean click(Event event) {
        int offset = view.characterAt(event.x, event.y);
        if ((event.stateMask & SWT.MODIFIER_MASK) != SWT.MOD1 || offset < 0) {
            return false;
        }
        if (links.follow(offset)) {
            return true;
        }
        boolean name = inquiries.isConnected() && Words.isName(model.text().charAt(offset));
        if (name) {
            forget();
            go(offset);
        }
        return name;
    }

    private void move(Event event) {
        pointer = new Point(event.x, event.y);
        if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
            pointAt(event.x, event.y);
        } else if (pointed >= 0) {
            forget();
        }
    }

    private void pointAt(int x, int y) {
        int offset = view.characterAt(x, y);
        if (offset < 0) {
            forget();
            return;
        }
        pointed = offset;
        Span link = links.at(offset);
        Span name = link.isEmpty() ? Words.nameAt(model.text(), offset) : link;
        if (!name.equals(asked)) {
            forget();
            pointed = offset;
            asked = name;
            if (!link.isEmpty()) {
                view.setLink(link);
            } else if (!name.isEmpty() && inquiries.isConnected()) {
                rest.trigger();
            }
        }
    }

    private void look() {
        if (pointed < 0 || view.canvas().isDisposed()) {
            return;
        }
        Position position = inquiries.position(pointed);
        Span name = asked;
        underPointer.ask(new Target.Of(inquiries.source(), position, Relation.DEFINITION), answer -> {
            if (!answer.value().isEmpty() && name.equals(asked)) {
                Range from = answer.value().getFirst().from().orElse(new Range(inquiries.position(name.start()),
                        inquiries.position(name.end())));
                view.setLink(new Span(model.text().offsetOf(from.start()), model.text().offsetOf(from.end())));
            }
        });
    }

    private void forget() {
        underPointer.cancel();
        rest.cancel();
        pointed = -1;
        asked = new Span(0, 0);
        view.setLink(new Span(0, 0));
    }

    @Override
    public void textChanged(DocumentChange change) {
        forget();
    }
}
