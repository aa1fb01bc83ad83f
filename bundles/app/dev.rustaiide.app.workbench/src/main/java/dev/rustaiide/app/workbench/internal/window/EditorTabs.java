package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.e4.ui.workbench.modeling.ISaveHandler;
import org.eclipse.e4.ui.workbench.modeling.IWindowCloseHandler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.SaveOutcome;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.files.FileActions;

/**
 * What can be done with editors' tabs. Whoever closes an editor with unsaved text is asked; who quits is not, because
 * the journal has the text and the next session shows it again.
 */
@Creatable
public final class EditorTabs {
    /** Under this key e4's renderer keeps the model element of a widget. */
    private static final String OWNER = "modelElement";

    private final WindowLayout layout;
    private final PartEditors editors;
    private final Provider<FileActions> files;
    private final Commands commands;
    private final Look look;
    private final Ui ui;

    @Inject
    public EditorTabs(WindowLayout layout, PartEditors editors, Provider<FileActions> files, Commands commands,
            Look look, IEventBroker events, Ui ui) {
        this.layout = layout;
        this.editors = editors;
        this.files = files;
        this.commands = commands;
        this.look = look;
        this.ui = ui;
        events.subscribe(UIEvents.UIElement.TOPIC_WIDGET, event -> {
            Object widget = event.getProperty(UIEvents.EventTags.NEW_VALUE);
            Object element = event.getProperty(UIEvents.EventTags.ELEMENT);
            if (widget instanceof CTabFolder folder && element instanceof MPartStack stack
                    && stack.getTags().contains(WindowLayout.EDITOR_STACK)) {
                // Before e4's own listeners, so that its menu does not come.
                folder.addListener(SWT.MenuDetect, pressed -> openMenu(folder, stack, pressed));
                folder.addListener(SWT.MouseDoubleClick, pressed -> keepAt(folder, new Point(pressed.x, pressed.y)));
            } else if (widget instanceof Shell && element instanceof MWindow window) {
                // The renderer sets its own when it is done with the shell.
                ui.execute(() -> takeOver(window.getContext()));
            }
        });
        events.subscribe(UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED, event -> editors.end());
        editors.setCloser(part -> close(List.of(part)));
    }

    /** In the place of e4's own questions. */
    private void takeOver(IEclipseContext window) {
        window.set(ISaveHandler.class, new Asking(this));
        window.set(IWindowCloseHandler.class, closed -> {
            editors.end();
            return true;
        });
    }

    private void keepAt(CTabFolder folder, Point at) {
        CTabItem item = folder.getItem(at);
        if (item != null && item.getData(OWNER) instanceof MPart part) {
            editors.keep(part);
        }
    }

    private void openMenu(CTabFolder folder, MPartStack stack, Event event) {
        Point at = new Point(event.x, event.y);
        CTabItem item = folder.getItem(folder.toControl(at));
        event.doit = false;
        event.type = SWT.None;
        if (item == null || !(item.getData(OWNER) instanceof MPart part)) {
            return;
        }
        TabRow<MPart> row = rowOf(stack);
        PopupMenu menu = new PopupMenu(folder);
        menu.add("Close", commands.keysOf("file.close"), () -> close(List.of(part)))
                .add("Close others", "", row.tabs().size() > 1, () -> close(row.others(part)))
                .add("Close to the right", "", !row.rightOf(part).isEmpty(), () -> close(row.rightOf(part)))
                .add("Close saved", "", () -> close(saved(row.tabs())));
        if (PreviewTab.is(part)) {
            menu.line().add("Keep open", commands.keysOf("file.keepOpen"), () -> editors.keep(part));
        }
        if (part.getTags().contains(PartEditors.EDITOR)) {
            boolean file = PartEditors.fileOf(part).isAbsolute();
            menu.line().add("Copy path", "", file, () -> files.get().copyPath(PartEditors.fileOf(part)))
                    .add("Copy relative path", "", file,
                            () -> files.get().copyRelativePath(PartEditors.fileOf(part)))
                    .line().add("Split to the right", "", () -> split(part, "view.splitRight"))
                    .add("Split below", "", () -> split(part, "view.splitDown"));
        }
        menu.open(at);
    }

    private void split(MPart part, String command) {
        layout.partService().activate(part, true);
        commands.run(new CommandId(command));
    }

    private static List<MPart> saved(List<MPart> parts) {
        var saved = new ArrayList<MPart>();
        for (MPart part : parts) {
            if (!part.isDirty()) {
                saved.add(part);
            }
        }
        return saved;
    }

    private static TabRow<MPart> rowOf(MPartStack stack) {
        var parts = new ArrayList<MPart>();
        for (MUIElement element : stack.getChildren()) {
            if (element instanceof MPart part && part.isToBeRendered() && part.isVisible()) {
                parts.add(part);
            }
        }
        return new TabRow<>(parts);
    }

    /** The tab that the keyboard is in, or was last. */
    Optional<MPart> front() {
        MPart active = layout.partService().getActivePart();
        boolean editor = active != null && (active.getTags().contains(PartEditors.EDITOR)
                || active.getTags().contains(PartEditors.PAGE));
        return editor ? Optional.of(Objects.requireNonNull(active)) : editors.activePart();
    }

    /** The tabs beside it, itself among them. */
    private Optional<TabRow<MPart>> row() {
        return front().map(part -> (Object) part.getParent()).filter(MPartStack.class::isInstance)
                .map(stack -> rowOf((MPartStack) stack));
    }

    /** Whether the tab in front is one for the moment. */
    public boolean isPreviewInFront() {
        return front().filter(PreviewTab::is).isPresent();
    }

    public void keepFront() {
        front().ifPresent(editors::keep);
    }

    /** Whether there is a tab to close. */
    public boolean hasFront() {
        return front().isPresent();
    }

    public void closeFront() {
        front().ifPresent(part -> close(List.of(part)));
    }

    /** Saves what is in front and closes it once that is done; it stays open where it could not be saved. */
    public void saveAndCloseFront() {
        front().ifPresent(part -> {
            if (part.isDirty()) {
                save(part, () -> {});
            } else {
                closeFront();
            }
        });
    }

    /** Closes what is in front without asking; changes that are not saved are given up. */
    public void closeFrontUnsaved() {
        front().ifPresent(editors::hide);
    }

    public void closeOthers() {
        front().ifPresent(part -> row().ifPresent(row -> close(row.others(part))));
    }

    public void closeRight() {
        front().ifPresent(part -> row().ifPresent(row -> close(row.rightOf(part))));
    }

    public void closeSaved() {
        row().ifPresent(row -> close(saved(row.tabs())));
    }

    public void closeAll() {
        row().ifPresent(row -> close(row.tabs()));
    }

    /** Brings the tab {@code step} further to the front. */
    public void go(int step) {
        front().flatMap(part -> row().flatMap(row -> row.next(part, step)))
                .ifPresent(part -> layout.partService().showPart(part, PartState.ACTIVATE));
    }

    /** Closes {@code parts}; asks about one with unsaved text after the other, until an answer is to leave it open. */
    public void close(List<MPart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        MPart part = parts.getFirst();
        Runnable rest = () -> close(parts.subList(1, parts.size()));
        if (part.isDirty() && !editors.isShownElsewhere(part)) {
            ask(part, rest);
        } else {
            editors.hide(part);
            rest.run();
        }
    }

    private void ask(MPart part, Runnable rest) {
        layout.partService().showPart(part, PartState.VISIBLE);
        layout.shell().ifPresent(shell -> Question.ask(shell, look, "Save " + part.getLabel() + "?",
                "It has changes that are not saved. They are lost if they are not saved now.",
                List.of("Save", "Do not save", "Cancel"), answer -> {
                    if (answer == 0) {
                        save(part, rest);
                    } else if (answer == 1) {
                        editors.hide(part);
                        rest.run();
                    }
                }));
    }

    private void save(MPart part, Runnable rest) {
        if (!(part.getObject() instanceof EditorPart editor)) {
            return;
        }
        if (editor.document().flatMap(Document::file).isEmpty()) {
            layout.partService().activate(part, true);
            commands.run(new CommandId("file.saveAs"));
            return;
        }
        editor.save().onSuccess(ui, outcome -> {
            if (outcome instanceof SaveOutcome.Saved) {
                editors.hide(part);
                rest.run();
            }
        });
    }
}
