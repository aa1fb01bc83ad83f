package dev.rustaiide.app.search.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.FieldToggle;
import dev.rustaiide.app.ui.components.FoundPlace;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PlaceList;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.ListedPlaces;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch;
import dev.rustaiide.app.workspace.management.TextSearch.FileMatches;
import dev.rustaiide.app.workspace.management.TextSearch.Match;
import dev.rustaiide.app.workspace.management.TextSearch.Summary;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;

/** Search in the files of the open folders, as you type, and replace what was found. */
public final class SearchView implements SideView {
    private static final Duration QUIET = Duration.ofMillis(250);
    /** While files come in, the list is drawn at most once in so many milliseconds. */
    private static final int FRAME = 60;

    private final Composite body;
    private final PanelHeader header;
    private final TextField query;
    private final TextField replacement;
    private final TextField include;
    private final FieldToggle matchCase;
    private final FieldToggle wholeWord;
    private final FieldToggle regex;
    private final PlaceList list;
    private final FoldersSearch search;
    private final OpenFolders folders;
    private final Provider<ProposedChanges> changes;
    private final FailureNotices notices;
    private final PlaceSteps steps;
    private final Ui ui;
    private final Debounce later;
    private final List<FoundPlace> found = new ArrayList<>();
    private Call<?> running = Call.of(found);
    private int round;
    private boolean refreshing;

    @Inject
    public SearchView(Composite body, Look look, TextSearch search, OpenFolders folders, Editors editors,
            Provider<ProposedChanges> changes, FailureNotices notices, FileNames names, PlaceSteps steps, Ui ui) {
        this.body = body;
        this.search = new FoldersSearch(search);
        this.folders = folders;
        this.changes = changes;
        this.notices = notices;
        this.steps = steps;
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
        list = new PlaceList(body, look, "Matches", new ListedPlaces(names, editors));
        list.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list.setEmpty(EmptyText.of("Type what to look for. Ignored and binary files are left out."));
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
        int mine = ++round;
        end(running);
        found.clear();
        query.setError("");
        if (body.isDisposed() || query.text().isEmpty() || folders.all().isEmpty()) {
            header.setDetail("");
            refresh();
            return;
        }
        var batch = new ArrayList<FileMatches>();
        Call<Summary> call = search.search(folders.all(), asked(), matches -> {
            synchronized (batch) {
                batch.add(matches);
            }
            ui.execute(() -> {
                if (mine == round) {
                    take(batch);
                }
            });
        });
        running = call;
        list.setEmpty(EmptyText.of("Searching…"));
        call.onSuccess(ui, summary -> {
            if (mine == round && !body.isDisposed()) {
                take(batch);
                finish(summary);
            }
        });
        call.onFailure(ui, cause -> query.setError(FailureNotices.failureOf(cause).why()));
    }

    /** Not on this thread: to interrupt who reads a file is to wait until the system has let go of it. */
    private static void end(Call<?> call) {
        Call.start("end a search", scope -> {
            call.cancel();
            return call;
        });
    }

    private void take(List<FileMatches> batch) {
        synchronized (batch) {
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(this::add);
            batch.clear();
        }
        if (!refreshing) {
            refreshing = true;
            ui.display().timerExec(FRAME, this::refresh);
        }
    }

    private void add(FileMatches matches) {
        for (Match match : matches.matches()) {
            found.add(new FoundPlace(new Location(matches.file(), match.range()), match.preview(), match.start(),
                    match.end(), List.of(), Optional.empty(), ""));
        }
    }

    private void finish(Summary summary) {
        header.setDetail(summary.matches() + (summary.more() ? "+" : "") + " in "
                + Counted.of(summary.files(), "file"));
        list.setEmpty(EmptyText.of("Nothing found in " + Counted.of(summary.searched(), "file") + '.'));
        refresh();
    }

    private void refresh() {
        refreshing = false;
        found.sort(Comparator.comparing(place -> place.location().file()));
        list.show(found);
        if (!found.isEmpty()) {
            steps.filled(list::step);
        }
    }

    private void replaceAll() {
        if (!query.text().isEmpty() && !folders.all().isEmpty()) {
            var call = search.replace(folders.all(), asked(), replacement.text());
            call.onSuccess(ui, result -> propose(result.edits()));
            call.onFailure(ui, notices::show);
        }
    }

    /** Shows first what would change, place by place; one undo takes all of it back. */
    private void propose(List<FileEdits> edits) {
        if (edits.stream().anyMatch(file -> !file.edits().isEmpty())) {
            changes.get().propose(new ProposedChanges.Wish("Replace in files", ProposedChanges.edit(edits),
                    Optional.empty(), "", true, this::start));
        }
    }
}
