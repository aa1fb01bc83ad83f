package dev.rustaiide.app.search.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.Failure;

/** A question on top, and under it what is about that; the keys of the list work in the field. */
public final class MeaningView {
    static final String ID = "dev.rustaiide.meaning";

    private static final String NAME = "Search by meaning";
    private static final CommandId OPEN_FOLDER = new CommandId("folder.open");
    private static final Duration TYPED = Duration.ofMillis(300);
    /** Who holds a key down sees where it stops. */
    private static final Duration REST = Duration.ofMillis(120);
    /** What ends sooner shows no progress, in milliseconds. */
    private static final int PATIENCE = 1_000;
    private static final int FIELD = 460;
    /** In a narrower list a reason would leave no room for what was found. */
    private static final int WIDE = 760;

    private final Composite body;
    private final Look look;
    private final MeaningSearch search;
    private final Editors editors;
    private final FileNames names;
    private final PlaceSteps steps;
    private final Commands commands;
    private final Composite top;
    private final TextField field;
    private final PanelHeader header;
    private final IconButton history;
    private final RowView<FoundPassage> list;
    private final Debounce typed;
    private final Debounce rest;
    private List<FoundPassage> shown = List.of();
    private Call<?> followed = Call.of("");

    @Inject
    public MeaningView(Composite parent, Look look, MeaningSearch search, Editors editors, FileNames names,
            PlaceSteps steps, Commands commands, Ui ui) {
        this.body = parent;
        this.look = look;
        this.search = search;
        this.editors = editors;
        this.names = names;
        this.steps = steps;
        this.commands = commands;
        typed = new Debounce(TYPED, ui, this::ask);
        rest = new Debounce(REST, ui, this::look);
        parent.setLayout(Grids.bare(1));
        top = new Composite(parent, SWT.NONE);
        GridLayout columns = Grids.bare(2);
        columns.marginLeft = 2 * Look.STEP;
        top.setLayout(columns);
        top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        field = questionField();
        header = new PanelHeader(top, look, "");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        history = header.add(Icon.HISTORY, "", () -> search.setHistory(!search.isHistory()));
        commands.tip(header.add(Icon.ARROW_UP, "", () -> go(-1)), "Previous", "go.previousPlace");
        commands.tip(header.add(Icon.ARROW_DOWN, "", () -> go(1)), "Next", "go.nextPlace");
        header.add(Icon.REFRESH, "Search again", this::again);
        list = resultList();
        Runnable update = this::update;
        search.onChange(update);
        search.onEntry(this::focus);
        parent.addListener(SWT.Dispose, event -> {
            search.removeListener(update);
            search.onEntry(() -> { });
            typed.cancel();
            rest.cancel();
        });
        update();
    }

    private TextField questionField() {
        TextField made = new TextField(top, look, NAME, "Ask in your own words: where do we retry uploads?");
        made.setLeading(Icon.SEARCH);
        made.setText(search.question());
        made.onChange(text -> typed.trigger());
        made.onEnter(this::enter);
        made.control().addListener(SWT.FocusIn, event -> search.begin());
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = FIELD;
        made.setLayoutData(data);
        return made;
    }

    private RowView<FoundPassage> resultList() {
        RowView<FoundPassage> view = new RowView<>(body, look, "Found", new Model(), false);
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        view.setAlwaysFocused(true);
        view.setTypeAhead(false);
        view.onActivate(this::activate);
        view.onSelect(selected -> {
            search.hold();
            rest.trigger();
        });
        view.onContextMenu((selected, at) -> selected.stream().findFirst().ifPresent(one -> openMenu(one, at)));
        field.onKey((key, state) -> key != SWT.ARROW_LEFT && key != SWT.ARROW_RIGHT && key != SWT.HOME
                && key != SWT.END && state == 0 && view.handleKey(key, 0));
        return view;
    }

    @Focus
    void focus() {
        field.setFocus();
        field.selectAll();
    }

    private void ask() {
        if (!body.isDisposed() && !field.text().strip().equals(search.question())) {
            search.ask(field.text());
        }
    }

    private void again() {
        typed.cancel();
        ask();
        search.again();
    }

    /** What was typed is asked at once; once it is answered, Enter goes to the place. */
    private void enter() {
        typed.cancel();
        if (!field.text().strip().equals(search.question())) {
            search.ask(field.text());
        } else if (shown.isEmpty()) {
            search.again();
        } else {
            list.handleKey(SWT.CR, 0);
        }
    }

    private void activate(FoundPassage passage, Activation how) {
        rest.cancel();
        if (how == Activation.CLICK) {
            editors.look(passage.place(), false);
        } else {
            editors.open(passage.place());
        }
    }

    private void look() {
        if (!body.isDisposed() && (field.isFocusControl() || list.isFocusControl())) {
            list.current().ifPresent(passage -> editors.look(passage.place(), false));
        }
    }

    private boolean step(int step) {
        if (list.isDisposed() || shown.isEmpty()) {
            return false;
        }
        int at = list.current().map(shown::indexOf).orElse(step > 0 ? -1 : 0);
        FoundPassage next = shown.get(Math.floorMod(at + step, shown.size()));
        list.select(next.hit().location());
        search.hold();
        editors.look(next.place(), true);
        return true;
    }

    private void go(int step) {
        steps.filled(this::step);
        step(step);
    }

    private void openMenu(FoundPassage passage, Point at) {
        new PopupMenu(list).add("Go to", "Enter", () -> activate(passage, Activation.ENTER))
                .add("Copy place", "", () -> ClipboardText.put(body.getDisplay(), passage.place().toString()))
                .add("Copy why it was found", "", () -> ClipboardText.put(body.getDisplay(), passage.hit().reason()))
                .open(at);
    }

    private void update() {
        if (body.isDisposed()) {
            return;
        }
        if (search.reading() != followed) {
            followed = search.reading();
            follow(followed);
        }
        List<FoundPassage> now = search.hits().stream()
                .map(hit -> new FoundPassage(hit, names.shown(hit.location().file()))).toList();
        if (!now.equals(shown)) {
            show(now);
        }
        history.setName(search.isHistory() ? "Search what is there now" : "Search commits instead");
        history.setTint(search.isHistory() ? Token.ACCENT : Token.MUTED);
        header.setTitle(shown.isEmpty() ? "" : Counted.of(shown.size(), search.isHistory() ? "commit" : "place"));
        header.setDetail(detail());
        list.setEmpty(nothing());
    }

    /** Another answer: people have not gone through this one, so the best is where Enter goes. */
    private void show(List<FoundPassage> now) {
        shown = now;
        list.refresh();
        list.selectFirst();
        if (!now.isEmpty()) {
            steps.filled(this::step);
        }
    }

    /** Shows how long {@code call} takes once that is a second, with a cross that ends it. */
    private void follow(Call<?> call) {
        body.getDisplay().timerExec(PATIENCE, () -> {
            if (!body.isDisposed() && !call.isDone()) {
                ProgressLine line = ProgressLine.follow(body, look, "Reading the open folders", call);
                line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
                line.moveBelow(top);
                body.layout();
            }
        });
    }

    private String detail() {
        String lacking = search.coverage().lacking();
        if (search.isBehind()) {
            return "More is known by now: search again";
        }
        if (!search.reading().isDone()) {
            return shown.isEmpty() ? "" : "so far, by what is known already";
        }
        if (search.isStopped()) {
            return "Reading was stopped; search again to go on";
        }
        String told = SearchedFolders.told(search.coverage(), search.isHistory());
        return lacking.isEmpty() ? told : "by words only. " + lacking;
    }

    private EmptyText nothing() {
        Optional<Failure> failure = search.failure();
        if (!search.hasFolders()) {
            return EmptyText.of("Code and documents of open folders are found here by what they are about.",
                    "Open a folder", () -> commands.run(OPEN_FOLDER));
        }
        if (failure.isPresent()) {
            return EmptyText.of(failure.get().what() + ' ' + failure.get().why(), "Try again", this::again);
        }
        if (search.question().isEmpty()) {
            return EmptyText.of(search.isHistory()
                    ? "Say what a commit did, in words of yours, or name a file or who made it. "
                    + "Messages are searched by what they mean, and nothing leaves this machine."
                    : "Say what the code does that you look for, in words of yours; it need not use them. "
                    + "Functions, types and sections of documents are found, and nothing leaves this machine.");
        }
        if (search.isSearching()) {
            return EmptyText.of("Searching…");
        }
        if (!search.reading().isDone()) {
            return EmptyText.of("Nothing so far. What is being read now shows up here by itself.");
        }
        if (search.isStopped()) {
            return EmptyText.of("Nothing in what was read before it was stopped.", "Read on", search::again);
        }
        return EmptyText.of("Nothing is about that. Other words may help.", "Search again", this::again);
    }

    private final class Model implements RowModel<FoundPassage> {
        @Override
        public List<FoundPassage> roots() {
            return shown;
        }

        @Override
        public Object key(FoundPassage passage) {
            return passage.hit().location();
        }

        @Override
        public Row row(FoundPassage passage) {
            return passage.row(list.getClientArea().width >= WIDE);
        }
    }
}
