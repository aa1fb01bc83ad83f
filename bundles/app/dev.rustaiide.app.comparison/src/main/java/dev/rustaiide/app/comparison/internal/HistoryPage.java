package dev.rustaiide.app.comparison.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.comparison.internal.HistoryItem.OfFile;
import dev.rustaiide.app.comparison.internal.HistoryItem.OfRevision;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSettings;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.history.KeptText;
import dev.rustaiide.foundation.history.Revision;

/** What a file, or the files of a folder, had in them: a list, and beside it what differs from now. */
public final class HistoryPage {
    private static final int LIST = 340;
    private static final int GAP = 2 * Look.STEP;

    private final Histories histories;
    private final FileHistory history;
    private final Comparisons comparisons;
    private final Documents documents;
    private final FileNames names;
    private final Syntax syntax;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final Composite page;
    private final Caption title;
    private final Caption summary;
    private final RowView<HistoryItem> list;
    private final DiffView view;
    private final Button restore;
    private final Runnable update = this::load;
    private final Look.Registration registration;
    private final Map<Path, List<HistoryItem>> revisions = new HashMap<>();
    private List<HistoryItem> roots = List.of();
    private @Nullable DocumentDiff diff;
    private @Nullable OfRevision shown;
    private boolean closed;

    @Inject
    public HistoryPage(Composite parent, Histories histories, FileHistory history, Comparisons comparisons,
            Documents documents, FileNames names, Settings settings, Syntax syntax, FailureNotices notices,
            Commands commands, Look look, Ui ui) {
        this.page = parent;
        this.histories = histories;
        this.history = history;
        this.comparisons = comparisons;
        this.documents = documents;
        this.names = names;
        this.syntax = syntax;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
        parent.setLayout(columns(2, 4 * Look.STEP));
        title = caption(TextSize.TITLE, Token.TEXT);
        restore = new Button(parent, look, "Restore all of it", true);
        restore.onPress(() -> Optional.ofNullable(diff).ifPresent(DocumentDiff::takeAllBack));
        restore.setGround(Token.BACKGROUND);
        restore.setEnabled(false);
        summary = caption(TextSize.BODY, Token.MUTED);
        ((GridData) summary.getLayoutData()).horizontalSpan = 2;
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(columns(2, 0));
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        list = list(body);
        view = new DiffView(body, look, commands, "Differences from now");
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        DiffSettings.follow(view, settings);
        registration = look.onChange(() -> dress(body));
        dress(body);
        histories.onChange(update);
        load();
    }

    private static GridLayout columns(int count, int margin) {
        GridLayout layout = new GridLayout(count, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.verticalSpacing = GAP;
        layout.horizontalSpacing = GAP;
        return layout;
    }

    private Caption caption(TextSize size, Token color) {
        Caption caption = new Caption(page, look, "", size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return caption;
    }

    private RowView<HistoryItem> list(Composite body) {
        RowView<HistoryItem> rows = new RowView<>(body, look, "Former contents", new Model(), false);
        rows.setGround(Token.BACKGROUND);
        GridData narrow = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
        narrow.widthHint = LIST;
        narrow.horizontalIndent = -Look.STEP;
        rows.setLayoutData(narrow);
        rows.setTypeAhead(false);
        rows.onSelect(chosen -> chosen.stream().findFirst().ifPresent(this::show));
        rows.onActivate((item, how) -> show(item));
        rows.onAction((item, action) -> label(item));
        rows.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.F2) {
                rows.current().ifPresent(this::label);
            }
        });
        return rows;
    }

    private void dress(Composite body) {
        for (Control each : List.of(page, body)) {
            if (!each.isDisposed()) {
                each.setBackground(look.color(Token.BACKGROUND));
            }
        }
    }

    /** Files with their revisions below them, or the revisions of the one file. */
    private final class Model implements RowModel<HistoryItem> {
        @Override
        public List<HistoryItem> roots() {
            return roots;
        }

        @Override
        public boolean hasChildren(HistoryItem row) {
            return row instanceof OfFile;
        }

        @Override
        public List<HistoryItem> children(HistoryItem row) {
            List<HistoryItem> known = revisions.get(row.file());
            if (known == null) {
                ui.execute(() -> loadRevisions(row.file()));
            }
            return known == null ? List.of() : known;
        }

        @Override
        public Object key(HistoryItem row) {
            return row.key();
        }

        @Override
        public Row row(HistoryItem row) {
            return row.row();
        }
    }

    private void load() {
        if (page.isDisposed()) {
            return;
        }
        Optional<Path> place = histories.place();
        place.ifPresent(of -> Call.start("read local history", scope -> read(of)).onFailure(ui, notices::show)
                .onSuccess(ui, found -> loaded(of, found)));
        if (place.isEmpty()) {
            title.setText("Local history");
            list.setEmpty(EmptyText.of("What files had in them before is shown here: choose “Local history…” of one."));
        }
    }

    /** What is kept of a place, and why not if nothing is. */
    private record Found(List<HistoryItem> items, boolean folder, String why) {}

    private Found read(Path of) {
        boolean folder = Files.isDirectory(of) || !Files.exists(of) && !history.below(of).isEmpty()
                && history.revisions(of).isEmpty();
        if (folder) {
            List<HistoryItem> files = history.below(of).stream().map(kept -> (HistoryItem) OfFile.of(kept, of))
                    .toList();
            return new Found(files, true, "Nothing in this folder was saved or deleted yet.");
        }
        return new Found(items(of), false, history.refusal(of).orElse("It was not saved yet."));
    }

    private List<HistoryItem> items(Path file) {
        return history.revisions(file).stream().map(one -> (HistoryItem) new OfRevision(file, one)).toList();
    }

    private void loaded(Path of, Found found) {
        if (page.isDisposed() || !histories.place().equals(Optional.of(of))) {
            return;
        }
        letGo();
        shown = null;
        revisions.clear();
        roots = found.items();
        title.setText(found.folder() ? "Local history of " + of.getFileName() : names.relative(of));
        int count = roots.size();
        summary.setText(count == 0 ? "Nothing is kept of it. " + found.why()
                : count + (found.folder() ? count == 1 ? " file" : " files" : count == 1 ? " former content"
                        : " former contents") + ", on this machine only");
        list.setEmpty(EmptyText.of(found.why()));
        view.setEmpty(count == 0 ? "" : "Choose what to compare with.");
        view.show(Comparison.nothing());
        list.refresh();
        list.selectFirst();
        if (!found.folder()) {
            list.current().ifPresent(this::show);
        }
        page.layout(true, true);
    }

    private void loadRevisions(Path file) {
        Call.start("read local history", scope -> items(file)).onFailure(ui, notices::show).onSuccess(ui, found -> {
            if (!list.isDisposed()) {
                revisions.put(file, found);
                list.refresh();
            }
        });
    }

    private void show(HistoryItem item) {
        if (item instanceof OfRevision revision && revision != shown) {
            shown = revision;
            Call.start("read " + revision.revision().id(),
                    scope -> KeptText.of(history.content(revision.revision()))).onFailure(ui, notices::show)
                    .onSuccess(ui, kept -> show(revision, kept));
        }
    }

    private void show(OfRevision revision, KeptText kept) {
        if (shown != revision || closed) {
            return;
        }
        DiffText before = DiffText.plain(HistoryItem.time(revision.revision().time(), Instant.now()) + ", "
                + HistoryItem.why(revision.revision().reason()), kept.text());
        DocumentDiff open = diff;
        if (open != null && open.document().file().equals(Optional.of(revision.file()))) {
            open.setBefore(before);
            return;
        }
        letGo();
        documents.openOrCreate(revision.file()).onFailure(ui, notices::show).onSuccess(ui, document -> {
            if (shown != revision || closed) {
                documents.release(document);
            } else {
                open(before, document);
            }
        });
    }

    private void open(DiffText before, Document document) {
        view.setEmpty("That is what it has now.");
        diff = new DocumentDiff(view, before, document, "Now", "Restore these lines", syntax, notices, ui);
        diff.onSaved(() -> again(document));
        restore.setEnabled(!document.isReadOnly());
    }

    /** It was saved: there is one more. */
    private void again(Document document) {
        document.file().ifPresent(file -> Call.start("read local history", scope -> items(file))
                .onFailure(ui, notices::show).onSuccess(ui, found -> reread(file, found)));
    }

    private void letGo() {
        DocumentDiff open = diff;
        diff = null;
        if (open != null) {
            open.close();
            comparisons.letGo(open.document());
        }
        if (!restore.isDisposed()) {
            restore.setEnabled(false);
        }
    }

    private void label(HistoryItem item) {
        if (item instanceof OfRevision(Path file, Revision revision)) {
            list.edit(item.key(), text -> Call.start("label", scope -> {
                history.label(file, revision, text.strip());
                return items(file);
            }).onFailure(ui, notices::show).onSuccess(ui, found -> reread(file, found)));
        }
    }

    private void reread(Path file, List<HistoryItem> found) {
        if (!list.isDisposed()) {
            if (histories.place().equals(Optional.of(file))) {
                roots = found;
            } else {
                revisions.put(file, found);
            }
            list.refresh();
        }
    }

    @Focus
    void focus() {
        list.forceFocus();
    }

    @PreDestroy
    void close() {
        closed = true;
        registration.close();
        histories.removeListener(update);
        letGo();
    }
}
