package dev.rustaiide.app.comparison.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.diff.LineTints;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.DocumentListener;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;

/**
 * A text beside a document that is being edited, here or elsewhere. Each change is compared off the UI thread; the next
 * one cancels the comparison before. UI thread only.
 */
final class DocumentDiff implements DocumentListener, AutoCloseable {
    private static final String KEY = DocumentDiff.class.getName();

    private final DiffView view;
    private final Document document;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Ui ui;
    private final String title;
    private DiffText before;
    /** The document's text that the view is at, be it by a guess. */
    private Text shown;
    private boolean first = true;
    private Runnable saved = () -> { };
    private @Nullable Call<Comparison> running;

    /**
     * @param before its colours are found here
     * @param title of the document
     * @param action what taking over a hunk of {@code before} is called
     */
    DocumentDiff(DiffView view, DiffText before, Document document, String title, String action, Syntax syntax,
            FailureNotices notices, Ui ui) {
        this.view = view;
        this.before = before;
        this.document = document;
        this.title = title;
        this.syntax = syntax;
        this.notices = notices;
        this.ui = ui;
        this.shown = document.text();
        view.setData(KEY, this);
        document.addListener(this);
        if (!document.isReadOnly()) {
            view.setEditable(true, this::edited);
            view.setAction(Icon.UNDO, action, this::takeBack);
        }
        compare();
    }

    /** The one that people are on. */
    static Optional<DocumentDiff> focused(@Nullable Control focus) {
        return DiffView.focused(focus).filter(view -> focus != null && isWithin(view, focus))
                .map(view -> view.getData(KEY)).filter(DocumentDiff.class::isInstance).map(DocumentDiff.class::cast);
    }

    private static boolean isWithin(DiffView view, Control focus) {
        for (Control at = focus; at != null; at = at.getParent()) {
            if (at == view) {
                return true;
            }
        }
        return false;
    }

    Document document() {
        return document;
    }

    /** Compares with another text from now on. */
    void setBefore(DiffText other) {
        before = other;
        first = true;
        compare();
    }

    private void compare() {
        Call<Comparison> previous = running;
        if (previous != null) {
            previous.cancel();
        }
        Text now = document.text();
        DiffText left = before;
        boolean fresh = first;
        Call<Comparison> call = Call.start("compare with " + document.name(), scope -> Comparison.of(
                fresh ? new DiffText(left.title(), left.text(), tints(left.text())) : left,
                new DiffText(title, now, tints(now))));
        running = call;
        call.onSuccess(ui, compared -> {
            if (running == call && !view.isDisposed() && now == document.text()) {
                show(compared);
            }
        }).onFailure(ui, failed -> {
            if (running == call) {
                notices.show(failed);
            }
        });
    }

    private LineTints tints(Text text) {
        return LineTints.of(text, document.language(), syntax);
    }

    private void show(Comparison compared) {
        before = compared.before();
        shown = compared.after().text();
        if (first) {
            first = false;
            view.show(compared);
        } else {
            view.update(compared);
        }
    }

    @Override
    public void changed(Document changed, DocumentChange change) {
        compare();
    }

    @Override
    public void saved(Document changed, long version, Text text) {
        saved.run();
    }

    /** Runs {@code listener} after the document was saved. */
    void onSaved(Runnable listener) {
        saved = listener;
    }

    private void edited(TextChange change) {
        if (shown == document.text() && !document.isReadOnly()) {
            document.edit(List.of(change));
            shown = document.text();
        } else {
            // Somebody else was faster: what was typed was meant for another text.
            compare();
        }
    }

    /** Takes over the lines of the text before, as one step. */
    private void takeBack(int hunk) {
        if (view.comparison().after().text().equals(document.text()) && !document.isReadOnly()) {
            document.edit(view.comparison().takingBack(hunk));
        }
    }

    /** Takes over all of the text before, as one step. */
    void takeAllBack() {
        if (!document.isReadOnly()) {
            Text now = document.text();
            document.edit(TextDiff.changes(now, before.text(), TextDiff.of(now, before.text())));
        }
    }

    @Override
    public void close() {
        document.removeListener(this);
        Call<Comparison> last = running;
        if (last != null) {
            last.cancel();
        }
    }
}
