package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Editors as e4 parts: one part for one file. */
@Creatable
public final class PartEditors implements Editors {
    /** Tags the parts that are editors. */
    public static final String EDITOR = "editor";
    /** Tags the parts that are no editors but lie among them. */
    static final String PAGE = "page";
    /** The key under which a part has a document without a file. */
    static final String DOCUMENT = "document";
    /** The key under which a part has what shall be selected first. */
    static final String RANGE = "range";
    /** Says of a part that its file need not exist. */
    static final String MAY_BE_NEW = "new";
    /** The key under which a part keeps its file. */
    static final String FILE = "file";
    private static final String PAGES = "dev.rustaiide.page.";
    private static final String BUNDLE = "bundleclass://dev.rustaiide.app.workbench/";

    private final WindowLayout layout;
    private final EModelService model;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> statusListeners = new ArrayList<>();
    private final List<Runnable> textListeners = new ArrayList<>();
    private final List<Consumer<EditorPart>> caretListeners = new ArrayList<>();
    private final List<Consumer<EditorPart>> saveListeners = new ArrayList<>();
    private final ClosedEditors closed = new ClosedEditors();
    private final PreviewTab preview;
    private Consumer<MPart> closer = this::hide;
    private @Nullable MPart replaced;
    private boolean ending;
    private Optional<MPart> last = Optional.empty();

    @Inject
    public PartEditors(WindowLayout layout, EModelService model) {
        this.layout = layout;
        this.model = model;
        this.preview = new PreviewTab(layout);
    }

    @Override
    public Look.Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Runs {@code listener} after what the status line tells of an editor changed. */
    public void onStatus(Runnable listener) {
        statusListeners.add(listener);
    }

    @Override
    public void onText(Runnable listener) {
        textListeners.add(listener);
    }

    /** Runs {@code listener} after another part of the window came into sight. */
    Look.Registration onShown(Runnable listener) {
        EPartService service = layout.partService();
        var shown = new ShownParts(listener);
        service.addPartListener(shown);
        return () -> service.removePartListener(shown);
    }

    /** Tells {@code listener} which editor's caret moved. */
    public void onCaret(Consumer<EditorPart> listener) {
        caretListeners.add(listener);
    }

    /** Tells {@code listener} which editor's text is on disk now. */
    public void onSave(Consumer<EditorPart> listener) {
        saveListeners.add(listener);
    }

    @Override
    public void open(Path file) {
        show(file);
    }

    @Override
    public void openOrCreate(Path file) {
        show(file, PartState.ACTIVATE, true);
    }

    @Override
    public void open(Path file, Position position) {
        open(new Location(file, Range.at(position)));
    }

    @Override
    public void open(Location location) {
        if (show(location.file()).getObject() instanceof EditorPart editor) {
            editor.select(location.range());
        }
    }

    @Override
    public void look(Location location, boolean focus) {
        MPart part = look(location.file(), focus);
        if (part.getObject() instanceof EditorPart editor) {
            editor.select(location.range());
        }
    }

    @Override
    public void peek(Path file) {
        look(file, false);
    }

    private MPart look(Path file, boolean focus) {
        Control before = layout.shell().map(shell -> shell.getDisplay().getFocusControl()).orElse(null);
        Optional<MPart> old = preview.part();
        Path path = file.toAbsolutePath().normalize();
        MPart part = find(path).orElseGet(() -> preview.add(create(path), last));
        layout.partService().showPart(part, focus ? PartState.ACTIVATE : PartState.VISIBLE);
        activated(part);
        if (PreviewTab.is(part)) {
            old.filter(other -> other != part).ifPresent(this::replace);
        }
        // e4 activates what covers the part that it holds for the active one.
        if (!focus && before != null && !before.isDisposed() && part.getObject() instanceof EditorPart editor) {
            editor.leaveFocus();
            before.forceFocus();
        }
        return part;
    }

    /** Nobody wants to have the editor of {@code part} again. */
    private void replace(MPart part) {
        replaced = part;
        hide(part);
        replaced = null;
    }

    /** The tab for the moment, if there is one. */
    Optional<MPart> preview() {
        return preview.part();
    }

    /** {@code part} is no longer for the moment. */
    void keep(MPart part) {
        preview.keep(part);
    }

    /** Closes what is for the moment. */
    void leavePreview() {
        preview.part().ifPresent(this::replace);
    }

    /**
     * Adds a part for {@code file}, which need not exist, to the model before the window is there; it is drawn with the
     * window.
     */
    public MPart prepare(Path file, boolean inFront) {
        MPart part = create(file);
        part.getTransientData().put(MAY_BE_NEW, true);
        MPartStack stack = layout.editorStack(Optional.empty());
        stack.getChildren().add(part);
        if (inFront) {
            stack.setSelectedElement(part);
        }
        return part;
    }

    /** Shows {@code document}, which may have no file. */
    public void open(Document document) {
        if (document.file().isPresent()) {
            open(document.file().get());
            return;
        }
        Path name = Path.of(document.name());
        MPart part = find(name).orElseGet(() -> {
            MPart created = create(name);
            created.getTransientData().put(DOCUMENT, document);
            layout.editorStack(last).getChildren().add(created);
            return created;
        });
        layout.partService().showPart(part, PartState.ACTIVATE);
    }

    /** Selects {@code range} in {@code part} when it is drawn. */
    public void later(MPart part, Range range) {
        part.getTransientData().put(RANGE, range);
    }

    /** Brings {@code part} to the front and gives it the keyboard. */
    public void focus(MPart part) {
        layout.partService().activate(part, true);
    }

    /** Shows the page that the window starts with. */
    public void openStart() {
        openPage("start", "Start", BUNDLE + StartPage.class.getName());
    }

    /** Shows the page with the explanation that was asked for last. */
    public void openExplanation() {
        openPage("explanation", "Explanation", BUNDLE + ExplanationPage.class.getName());
    }

    void openPage(String id, String title, String contribution) {
        MPart page = page(id).orElseGet(() -> {
            MPart made = model.createModelElement(MPart.class);
            made.setElementId(PAGES + id);
            made.setLabel(title);
            made.setContributionURI(contribution);
            made.setCloseable(true);
            made.getTags().addAll(List.of(PAGE, EPartService.REMOVE_ON_HIDE_TAG));
            layout.editorStack(last).getChildren().add(made);
            return made;
        });
        layout.partService().showPart(page, PartState.ACTIVATE);
        layout.keepKeyboard(page);
    }

    private Optional<MPart> page(String id) {
        return layout.pages().stream().filter(page -> page.getElementId().equals(PAGES + id)).findFirst();
    }

    boolean isPageActive(String id) {
        return page(id).filter(page -> page == layout.partService().getActivePart()).isPresent();
    }

    void closePage(String id) {
        page(id).ifPresent(page -> layout.partService().hidePart(page, true));
        last.ifPresent(this::focus);
    }

    /** Closes all editors without unsaved changes, and the pages. */
    public void closeClean() {
        closePages();
        for (MPart part : layout.editorParts()) {
            if (!part.isDirty()) {
                layout.partService().hidePart(part, true);
            }
        }
    }

    /** Closes what lies among the editors and is none. */
    public void closePages() {
        for (MPart page : layout.pages()) {
            layout.partService().hidePart(page, true);
        }
    }

    @Override
    public void closeClean(Path file) {
        for (MPart part : layout.editorParts()) {
            if (!part.isDirty() && (fileOf(part).startsWith(file) || Origins.isInArchive(fileOf(part), file))) {
                layout.partService().hidePart(part, true);
            }
        }
    }

    @Override
    public void moved(Path from, Path to) {
        for (MPart part : layout.editorParts()) {
            Path file = fileOf(part);
            if (file.startsWith(from)) {
                setFile(part, to.resolve(from.relativize(file)).normalize());
                if (part.getObject() instanceof EditorPart editor) {
                    editor.moved();
                }
            }
        }
        List.copyOf(listeners).forEach(Runnable::run);
        statusListeners.forEach(Runnable::run);
    }

    /** The part that was used last, an editor. */
    public Optional<MPart> activePart() {
        return last;
    }

    @Override
    public boolean hasFocus(@Nullable Control focus) {
        for (EditorPart editor : editors()) {
            for (Control one = focus; one != null; one = one.getParent()) {
                if (editor.isOn(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Opens the active file once more beside itself. */
    public void splitActive(boolean below) {
        last.ifPresent(part -> {
            MPartStack stack = layout.split(part, below);
            MPart copy = create(fileOf(part));
            stack.getChildren().add(copy);
            layout.partService().activate(copy);
        });
    }

    @Override
    public Optional<Path> active() {
        return last.map(PartEditors::fileOf);
    }

    @Override
    public List<Path> all() {
        var files = new ArrayList<Path>();
        for (MPart part : layout.editorParts()) {
            files.add(fileOf(part));
        }
        return files;
    }

    /** The editor that was used last. */
    public Optional<EditorPart> activeEditor() {
        return last.map(MPart::getObject).filter(EditorPart.class::isInstance).map(EditorPart.class::cast);
    }

    /** The same unless a page covers it. */
    Optional<EditorPart> shownEditor() {
        return activeEditor().filter(editor -> last.filter(layout.partService()::isPartVisible).isPresent());
    }

    /** What the page is called that people work on, or that covers the editor that was used last. */
    Optional<String> frontPage() {
        return layout.shell().flatMap(shell -> layout.pages().stream().filter(layout.partService()::isPartVisible)
                .filter(page -> page == layout.partService().getActivePart() || shownEditor().isEmpty())
                .map(MPart::getLabel).findFirst());
    }

    @Override
    public Optional<CodeEditor> activeCode() {
        return activeEditor().flatMap(EditorPart::editor);
    }

    /** Every editor that has been drawn. */
    public List<EditorPart> editors() {
        var editors = new ArrayList<EditorPart>();
        for (MPart part : layout.editorParts()) {
            if (part.getObject() instanceof EditorPart editor) {
                editors.add(editor);
            }
        }
        return editors;
    }

    /** Closes the tab of {@code part}; unsaved text is asked about first. */
    public void close(MPart part) {
        closer.accept(part);
    }

    /** {@code asking} closes a part, and asks first if it has unsaved text. */
    void setCloser(Consumer<MPart> asking) {
        closer = asking;
    }

    /** Closes the tab of {@code part}; unsaved text is lost. */
    void hide(MPart part) {
        layout.partService().hidePart(part, true);
    }

    /** Whether another part shows the same file, so that nothing is lost without {@code part}. */
    boolean isShownElsewhere(MPart part) {
        for (MPart other : layout.editorParts()) {
            if (other != part && fileOf(other).equals(fileOf(part))) {
                return true;
            }
        }
        return false;
    }

    /** Says that the session ends: what is unsaved now is kept for the next one. */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    public boolean hasClosed() {
        return !closed.isEmpty();
    }

    /** Opens the file whose editor was closed last. */
    public void reopenClosed() {
        closed.take().ifPresent(this::open);
    }

    public void closeActive() {
        last.ifPresent(this::close);
    }

    /** Called when {@code part} gets the focus. */
    void activated(MPart part) {
        if (last.orElse(null) != part) {
            last = Optional.of(part);
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    /** Called when {@code part} is gone. */
    void closed(MPart part) {
        if (ending) {
            return;
        }
        if (fileOf(part).isAbsolute() && part != replaced) {
            closed.add(fileOf(part));
        }
        if (last.orElse(null) == part) {
            last = Optional.empty();
        }
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Called when {@code editor} shows its text. */
    void opened(EditorPart editor) {
        closed.opened(editor.file());
        List.copyOf(listeners).forEach(Runnable::run);
        statusListeners.forEach(Runnable::run);
        textListeners.forEach(Runnable::run);
    }

    void textChanged() {
        textListeners.forEach(Runnable::run);
    }

    void statusChanged() {
        statusListeners.forEach(Runnable::run);
    }

    void caretMoved(EditorPart editor) {
        statusChanged();
        caretListeners.forEach(listener -> listener.accept(editor));
    }

    void saved(EditorPart editor) {
        saveListeners.forEach(listener -> listener.accept(editor));
    }

    static Path fileOf(MPart part) {
        return part.getTransientData().get(FILE) instanceof Path file ? file
                : Path.of(part.getPersistedState().get(FILE));
    }

    private MPart show(Path file) {
        return show(file, PartState.ACTIVATE, false);
    }

    private MPart show(Path file, PartState state, boolean mayBeNew) {
        Path path = file.toAbsolutePath().normalize();
        MPart part = find(path).orElseGet(() -> {
            MPart created = create(path);
            created.getTransientData().put(MAY_BE_NEW, mayBeNew);
            layout.editorStack(last).getChildren().add(created);
            return created;
        });
        keep(part);
        layout.partService().showPart(part, state);
        return part;
    }

    /** The part of {@code file}, which need not have been drawn yet. */
    Optional<MPart> find(Path file) {
        if (last.isPresent() && fileOf(last.get()).equals(file)) {
            return last;
        }
        for (MPart part : layout.editorParts()) {
            if (fileOf(part).equals(file)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private MPart create(Path file) {
        MPart part = model.createModelElement(MPart.class);
        part.setElementId("dev.rustaiide.editor");
        setFile(part, file);
        part.setContributionURI(BUNDLE + EditorPart.class.getName());
        part.setCloseable(true);
        part.getTags().add(EDITOR);
        part.getTags().add(EPartService.REMOVE_ON_HIDE_TAG);
        return part;
    }

    private static void setFile(MPart part, Path file) {
        part.setLabel(file.isAbsolute() ? FileLocation.of(file).title() : file.toString());
        part.setTooltip(file.toString());
        // A path in an archive or at a revision is more than its text.
        part.getTransientData().put(FILE, file);
        part.getPersistedState().put(FILE, file.toString());
    }
}
