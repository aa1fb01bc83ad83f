package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.FieldToggle;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.Edits;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Ui;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.app.workspace.management.TextSearch.FileMatches;
import dev.rustaiide.app.workspace.management.TextSearch.Match;
import dev.rustaiide.app.workspace.management.TextSearch.Summary;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.types.Location;

/** Search in the files of the open folder, as you type, and replace what was found. */
public final class SearchView implements SideView {
    /** Behind this many characters a match would not be seen. */
    private static final int FAR = 20;
    private static final int NEIGHBOURHOOD = 10;
    private static final Duration QUIET = Duration.ofMillis(250);

    private final Composite body;
    private final PanelHeader header;
    private final TextField query;
    private final TextField replacement;
    private final TextField include;
    private final FieldToggle matchCase;
    private final FieldToggle wholeWord;
    private final FieldToggle regex;
    private final RowView<Entry> rows;
    private final TextSearch search;
    private final Folders folders;
    private final Editors editors;
    private final Edits edits;
    private final Notices notices;
    private final WorkspaceNames names;
    private final Ui ui;
    private final Debounce later;
    private final List<FileMatches> found = new ArrayList<>();
    private Call<?> running = Call.of(found);

    @Inject
    public SearchView(Composite body, Look look, TextSearch search, Folders folders, Editors editors, Edits edits,
            Notices notices, WorkspaceNames names, Ui ui) {
        this.body = body;
        this.search = search;
        this.folders = folders;
        this.editors = editors;
        this.edits = edits;
        this.notices = notices;
        this.names = names;
        this.ui = ui;
        this.later = new Debounce(QUIET, ui, this::start);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = Look.STEP;
        body.setLayout(layout);
        header = new PanelHeader(body, look, "Search");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.REFRESH, "Search again", this::start);
        header.add(Icon.REPLACE, "Replace all", this::replaceAll);
        query = field(look, "Search", "Search in files");
        matchCase = query.addToggle(Icon.CASE_SENSITIVE, "Match case");
        wholeWord = query.addToggle(Icon.WHOLE_WORD, "Whole word");
        regex = query.addToggle(Icon.REGULAR_EXPRESSION, "Regular expression");
        replacement = field(look, "Replacement", "Replace with");
        include = field(look, "Files", "Files, such as *.rs or src/**");
        query.onChange(text -> later.trigger());
        include.onChange(text -> later.trigger());
        query.onToggle(this::start);
        query.onEnter(this::start);
        replacement.onEnter(this::replaceAll);
        rows = new RowView<>(body, look, "Matches", new Model(), false);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.onActivate(this::activate);
        rows.setEmpty(EmptyText.of("Type what to look for. Ignored and binary files are left out."));
    }

    private TextField field(Look look, String name, String placeholder) {
        TextField field = new TextField(body, look, name, placeholder);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = 2 * Look.STEP;
        field.setLayoutData(data);
        return field;
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        query.setFocus();
        query.selectAll();
    }

    /** Searches for {@code text}, as when somebody had typed it. */
    public void search(String text) {
        query.setText(text);
        start();
    }

    private SearchQuery asked() {
        List<String> globs = Stream.of(include.text().split(",")).map(String::strip).filter(g -> !g.isEmpty()).toList();
        return new SearchQuery(query.text(), regex.isOn(), matchCase.isOn(), wholeWord.isOn(), globs, List.of(),
                SearchQuery.DEFAULT_LIMIT);
    }

    private void start() {
        running.cancel();
        found.clear();
        query.setError("");
        if (body.isDisposed() || query.text().isEmpty() || folders.current().isEmpty()) {
            header.setDetail("");
            refresh();
            return;
        }
        Folder folder = folders.current().get();
        var batch = new ArrayList<FileMatches>();
        Call<Summary> call = search.search(folder, asked(), matches -> {
            synchronized (batch) {
                batch.add(matches);
            }
            ui.execute(() -> take(batch));
        });
        running = call;
        rows.setEmpty(EmptyText.of("Searching…"));
        call.onSuccess(ui, summary -> {
            if (running == call && !body.isDisposed()) {
                take(batch);
                finish(summary);
            }
        });
        call.onFailure(ui, cause -> query.setError(Notices.failureOf(cause).why()));
    }

    private void take(List<FileMatches> batch) {
        synchronized (batch) {
            if (batch.isEmpty()) {
                return;
            }
            found.addAll(batch);
            batch.clear();
        }
        found.sort(Comparator.comparing(FileMatches::file));
        refresh();
    }

    private void finish(Summary summary) {
        header.setDetail(summary.matches() + (summary.more() ? "+" : "") + " in "
                + Counted.of(summary.files(), "file"));
        rows.setEmpty(EmptyText.of("Nothing found in " + Counted.of(summary.searched(), "file") + '.'));
        refresh();
    }

    private void refresh() {
        if (rows.isDisposed()) {
            return;
        }
        if (found.size() <= 50) {
            found.forEach(matches -> rows.open(List.of(matches.file())));
        }
        rows.refresh();
    }

    private void replaceAll() {
        folders.current().ifPresent(folder -> {
            if (!query.text().isEmpty()) {
                var call = search.replace(folder, asked(), replacement.text());
                call.onSuccess(ui, result -> edits.applyAsked("Replace in files", result.edits(), this::start));
                call.onFailure(ui, notices::show);
            }
        });
    }

    private void activate(Entry entry, Activation how) {
        switch (entry) {
            case FileEntry(FileMatches matches) when how != Activation.CLICK -> editors.open(matches.file());
            case FileEntry file -> { }
            case MatchEntry(Path file, Match match) -> editors.open(new Location(file, match.range()));
        }
    }

    private sealed interface Entry {}

    private record FileEntry(FileMatches matches) implements Entry {}

    private record MatchEntry(Path file, Match match) implements Entry {}

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            var entries = new ArrayList<Entry>();
            found.forEach(matches -> entries.add(new FileEntry(matches)));
            return entries;
        }

        @Override
        public boolean hasChildren(Entry entry) {
            return entry instanceof FileEntry;
        }

        @Override
        public List<Entry> children(Entry entry) {
            var entries = new ArrayList<Entry>();
            if (entry instanceof FileEntry(FileMatches matches)) {
                matches.matches().forEach(match -> entries.add(new MatchEntry(matches.file(), match)));
            }
            return entries;
        }

        @Override
        public Object key(Entry entry) {
            return entry instanceof FileEntry(FileMatches matches) ? matches.file() : entry;
        }

        @Override
        public Row row(Entry entry) {
            return switch (entry) {
                case FileEntry(FileMatches matches) -> {
                    String name = Objects.toString(matches.file().getFileName(), "");
                    yield Row.of(Glyph.ofFile(name), name).detail(names.folderOf(matches.file()))
                            .badge(String.valueOf(matches.matches().size()), Token.MUTED);
                }
                case MatchEntry(Path file, Match match) -> matchRow(match);
            };
        }

        /** The line from the match's left neighbourhood on, so that the match can be seen in a narrow panel. */
        private static Row matchRow(Match match) {
            String line = match.preview();
            int indent = Math.min(line.length() - line.stripLeading().length(), match.start());
            boolean cut = match.start() - indent > FAR;
            int from = cut ? match.start() - NEIGHBOURHOOD : indent;
            int shift = from - (cut ? 1 : 0);
            return Row.of((cut ? "…" : "") + line.substring(from).stripTrailing()).code()
                    .matches(IntStream.range(match.start() - shift, match.end() - shift).toArray())
                    .hint(line.strip())
                    .badge(String.valueOf(match.range().start().line() + 1), Token.MUTED);
        }
    }
}
