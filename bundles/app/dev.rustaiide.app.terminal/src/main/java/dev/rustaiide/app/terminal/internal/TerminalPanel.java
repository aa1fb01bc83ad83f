package dev.rustaiide.app.terminal.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.WindowSettings;

/** The terminals of the current group side by side, and a list of all where there are several. */
public final class TerminalPanel {
    static final String ID = "dev.rustaiide.terminal";

    private static final int LIST = 200;
    private static final int GAP = 1;

    private final Shelf shelf;
    private final Look look;
    private final TerminalLinks links;
    private final FailureNotices notices;
    private final Settings settings;
    private final Commands commands;
    private final Composite body;
    private final PanelHeader header;
    private final Composite stage;
    private final RowView<OpenTerminal> list;
    private final Map<OpenTerminal, TerminalView> views = new HashMap<>();

    @Inject
    public TerminalPanel(Composite parent, Look look, Shelf shelf, TerminalLinks links, FailureNotices notices,
            Settings settings, Commands commands) {
        this.shelf = shelf;
        this.look = look;
        this.links = links;
        this.notices = notices;
        this.settings = settings;
        this.commands = commands;
        body = parent;
        parent.setLayout(Grids.bare(2));
        header = new PanelHeader(parent, look, "Terminal");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        commands.tip(header.add(Icon.ADD, "", this::open), "New terminal", "terminal.new");
        commands.tip(header.add(Icon.SPLIT, "", this::split), "Split terminal", "terminal.split");
        header.add(Icon.DELETE, "Close terminal and end its programs", this::close);
        stage = new Composite(parent, SWT.NONE);
        stage.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        stage.addListener(SWT.Resize, event -> place());
        list = new RowView<>(parent, look, "Terminals", new Model(), false);
        GridData side = new GridData(SWT.FILL, SWT.FILL, false, true);
        side.widthHint = LIST;
        list.setLayoutData(side);
        list.onActivate((terminal, how) -> {
            shelf.select(terminal);
            focus();
        });
        list.onContextMenu((chosen, at) -> chosen.stream().findFirst().ifPresent(one -> {
            shelf.select(one);
            new PopupMenu(list).add("Rename…", "", this::rename)
                    .add("Close", keys("terminal.close"), this::close).open(at);
        }));
        Runnable update = this::update;
        shelf.onChange(update);
        shelf.show(this);
        parent.addListener(SWT.Dispose, event -> {
            shelf.removeListener(update);
            shelf.hide(this);
        });
        if (shelf.all().isEmpty()) {
            shelf.open();
        }
        update();
    }

    private String keys(String command) {
        return commands.keysOf(new CommandId(command));
    }

    @Focus
    void focus() {
        if (shelf.all().isEmpty()) {
            shelf.open();
        }
        view().ifPresent(TerminalView::setFocus);
    }

    /** The terminal that people are in. */
    Optional<TerminalView> view() {
        return shelf.current().map(views::get);
    }

    /** Whether {@code terminal} can be seen. */
    boolean isShown(OpenTerminal terminal) {
        TerminalView view = views.get(terminal);
        return view != null && view.getVisible();
    }

    /** Whether one of the terminals has the keyboard. */
    boolean hasFocus() {
        return views.values().stream().anyMatch(view -> !view.isDisposed() && view.isFocusControl());
    }

    private void open() {
        shelf.open();
        focus();
    }

    void split() {
        shelf.split();
        focus();
    }

    /** Closes the current one; a person is asked if something runs in it. */
    void close() {
        shelf.current().ifPresent(terminal -> {
            Optional<String> running = terminal.running();
            if (running.isEmpty()) {
                end(terminal);
                return;
            }
            Question.ask(body.getShell(), look, "Close the terminal while " + running.get() + " runs?",
                    "It is told to end, and is ended if it does not.", List.of("Close", "Keep it"), answer -> {
                        if (answer == 0) {
                            end(terminal);
                        }
                    });
        });
    }

    private void end(OpenTerminal terminal) {
        boolean focused = hasFocus();
        shelf.close(terminal);
        if (shelf.all().isEmpty()) {
            shelf.leave();
        } else if (focused) {
            focus();
        }
    }

    /** Asks for another name, in the list. */
    void rename() {
        shelf.current().ifPresent(terminal -> {
            showList(true);
            list.edit(terminal, terminal::rename);
        });
    }

    private void update() {
        if (body.isDisposed()) {
            return;
        }
        List<OpenTerminal> all = shelf.all();
        views.entrySet().removeIf(each -> {
            if (!all.contains(each.getKey())) {
                each.getValue().dispose();
                return true;
            }
            return false;
        });
        shelf.shown().forEach(terminal -> views.computeIfAbsent(terminal, this::make));
        showList(all.size() > 1);
        list.refresh();
        shelf.current().ifPresent(list::select);
        place();
        tell();
    }

    private void showList(boolean shown) {
        GridData side = (GridData) list.getLayoutData();
        if (side.exclude == shown || list.getVisible() != shown) {
            side.exclude = !shown;
            list.setVisible(shown);
            body.layout();
        }
    }

    private TerminalView make(OpenTerminal terminal) {
        TerminalView made = new TerminalView(stage, look, terminal, links);
        terminal.listen(new Heard(terminal, made));
        made.addListener(SWT.FocusIn, event -> {
            if (shelf.shown().contains(terminal)) {
                shelf.select(terminal);
            }
        });
        made.addListener(SWT.MenuDetect, event -> menu(made, event));
        made.onEnded(() -> end(terminal));
        return made;
    }

    private void place() {
        List<OpenTerminal> shown = shelf.shown();
        Rectangle area = stage.getClientArea();
        for (int i = 0; i < shown.size(); i++) {
            int from = area.width * i / shown.size();
            int to = area.width * (i + 1) / shown.size() - (i + 1 < shown.size() ? GAP : 0);
            TerminalView view = views.get(shown.get(i));
            if (view != null) {
                view.setBounds(from, 0, to - from, area.height);
                view.setVisible(true);
            }
        }
        stage.setBackground(look.color(Token.BORDER));
        hideOthers(shown);
    }

    /** One that has the keyboard hands it on first: GTK would give it to any other, which would become the current. */
    private void hideOthers(List<OpenTerminal> shown) {
        boolean focused = hasFocus();
        if (focused) {
            view().ifPresent(TerminalView::setFocus);
        }
        views.forEach((terminal, view) -> {
            if (!shown.contains(terminal)) {
                view.setVisible(false);
            }
        });
    }

    private void tell() {
        Optional<OpenTerminal> current = shelf.current();
        header.setTitle(current.map(OpenTerminal::label).orElse("Terminal"));
        int code = current.map(OpenTerminal::exitCode).orElse(-1);
        header.setDetail(code < 0 ? "" : "has ended with code " + code + "; Enter closes it");
    }

    private void menu(TerminalView view, Event event) {
        if (view.isOfProgram()) {
            return;
        }
        new PopupMenu(view).add("Copy", keys("terminal.copy"), !view.selectedText().isEmpty(), view::copy)
                .add("Paste", keys("terminal.paste"), view::paste).add("Select all", "", view::selectAll).line()
                .add("Find…", keys("terminal.find"), view::openFind).add("Clear", "", view::clear)
                .add("Copy folder", "", () -> ClipboardText.put(view.getDisplay(),
                        view.terminal().currentFolder().toString())).line()
                .add("Split", keys("terminal.split"), this::split).add("Rename…", "", this::rename)
                .add("Close", keys("terminal.close"), this::close).open(new Point(event.x, event.y));
    }

    private final class Model implements RowModel<OpenTerminal> {
        @Override
        public List<OpenTerminal> roots() {
            return shelf.all();
        }

        @Override
        public Object key(OpenTerminal terminal) {
            return terminal;
        }

        @Override
        public Row row(OpenTerminal terminal) {
            Row row = Row.of(new Glyph(shelf.isSplit(terminal) ? Icon.SPLIT : Icon.TERMINAL, Token.MUTED),
                    terminal.label());
            return terminal.exitCode() > 0 ? row.badge(Integer.toString(terminal.exitCode()), Token.ERROR)
                    : terminal.hasRung() ? row.badge("●", Token.ACCENT) : row;
        }
    }

    /** What one of the terminals tells. */
    private final class Heard implements OpenTerminal.Listener {
        private final OpenTerminal terminal;
        private final TerminalView view;

        Heard(OpenTerminal terminal, TerminalView view) {
            this.terminal = terminal;
            this.view = view;
        }

        @Override
        public void changed() {
            if (!body.isDisposed()) {
                view.started();
                list.refresh();
                tell();
            }
        }

        @Override
        public void failed(Throwable cause) {
            notices.show(cause);
            shelf.close(terminal);
        }

        @Override
        public void ended(int code) {
            if (code == 0 && !terminal.isOfProgram() && !body.isDisposed()) {
                end(terminal);
            } else {
                changed();
            }
        }

        @Override
        public void bell() {
            if (!body.isDisposed() && !shelf.current().equals(Optional.of(terminal))) {
                terminal.ring();
                list.refresh();
            }
        }

        @Override
        public void clipboard(String text) {
            if (!body.isDisposed() && settings.get(WindowSettings.TERMINAL_CLIPBOARD)) {
                ClipboardText.put(body.getDisplay(), text);
            }
        }
    }
}
