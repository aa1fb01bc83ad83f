package dev.rustaiide.app.comparison.internal;

import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.DiffSettings;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Comparing.Wish;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.text.Text;

/** A text at the left, a file at the right, which can be edited there. */
public final class ComparePage {
    private final Comparisons comparisons;
    private final Documents documents;
    private final FileNames names;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Ui ui;
    private final DiffView view;
    private final String id;
    private @Nullable DocumentDiff diff;
    private boolean closed;

    @Inject
    public ComparePage(Composite parent, MPart part, Comparisons comparisons, Documents documents, FileNames names,
            Settings settings, Syntax syntax, FailureNotices notices, Commands commands, Look look, Ui ui) {
        this.comparisons = comparisons;
        this.documents = documents;
        this.names = names;
        this.syntax = syntax;
        this.notices = notices;
        this.ui = ui;
        this.id = part.getElementId();
        parent.setLayout(new FillLayout());
        view = new DiffView(parent, look, commands, "Differences");
        DiffSettings.follow(view, settings);
        view.setEmpty("Comparing…");
        comparisons.of(id).ifPresent(this::open);
    }

    private void open(Wish wish) {
        documents.open(wish.file()).onFailure(ui, notices::show).onSuccess(ui, document -> {
            if (closed) {
                documents.release(document);
                return;
            }
            wish.before().onSuccess(ui, before -> show(wish, before, document)).onFailure(ui, failed -> {
                documents.release(document);
                notices.show(failed);
            });
        });
    }

    private void show(Wish wish, Text before, Document document) {
        if (closed) {
            documents.release(document);
            return;
        }
        view.setEmpty("The two are the same.");
        diff = new DocumentDiff(view, DiffText.plain(wish.beforeTitle(), before), document,
                names.relative(wish.file()), "Take over the lines at the left", syntax, notices, ui);
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    @PreDestroy
    void close() {
        closed = true;
        comparisons.forget(id);
        Optional.ofNullable(diff).ifPresent(open -> {
            open.close();
            comparisons.letGo(open.document());
        });
    }
}
