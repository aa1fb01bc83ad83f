package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainerElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** The places of the window: the panels at its sides and bottom, and the editors' stacks. UI thread only. */
@Creatable
public final class WindowLayout {
    /** Tags the stacks that editors go to. */
    static final String EDITOR_STACK = "editorStack";

    private final MApplication application;
    private final EModelService model;
    private final List<Runnable> listeners = new ArrayList<>();

    @Inject
    public WindowLayout(MApplication application, EModelService model) {
        this.application = application;
        this.model = model;
    }

    /** Runs {@code listener} after a panel was shown or hidden. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public MTrimmedWindow window() {
        return (MTrimmedWindow) application.getChildren().getFirst();
    }

    /** The window on the screen, once there is one. */
    public Optional<Shell> shell() {
        return window().getWidget() instanceof Shell shell ? Optional.of(shell) : Optional.empty();
    }

    public boolean isShown(Panel panel) {
        return element(panel).isVisible();
    }

    public void show(Panel panel, boolean shown) {
        if (isShown(panel) != shown) {
            // What has never been shown is not there yet.
            element(panel).setToBeRendered(true);
            element(panel).setVisible(shown);
            listeners.forEach(Runnable::run);
            MUIElement front = editorStack(Optional.empty()).getSelectedElement();
            if (!shown && front instanceof MPart part) {
                keepKeyboard(part);
            }
        }
    }

    /**
     * Gives the keyboard to {@code part} if nobody has it: what had it went, or what was shown takes none. No key would
     * do anything then, that of the palette neither.
     */
    void keepKeyboard(MPart part) {
        if (part.getWidget() instanceof Control control && control.getDisplay().getFocusControl() == null) {
            partService().activate(part, true);
            if (control.getDisplay().getFocusControl() == null) {
                control.forceFocus();
            }
        }
    }

    public void toggle(Panel panel) {
        show(panel, !isShown(panel));
    }

    /** Shows the bottom panel with {@code part} in front; the focus stays where it is. */
    public void showBottom(BottomPart part) {
        showPart(part.id());
    }

    /** Shows the part called {@code id} in its panel; the focus stays where it is. */
    void showPart(String id) {
        show(panelOf(id), true);
        MUIElement element = model.find(id, application);
        partService().showPart((MPart) element, EPartService.PartState.VISIBLE);
        listeners.forEach(Runnable::run);
    }

    /** Whether {@code part} can be seen. */
    public boolean isInFront(BottomPart part) {
        return isInFront(part.id());
    }

    /** The panel that has the part called {@code id}. */
    Panel panelOf(String id) {
        return id.equals(Panel.RIGHT.id()) ? Panel.RIGHT : Panel.BOTTOM;
    }

    boolean isInFront(String id) {
        if (panelOf(id) == Panel.RIGHT) {
            return isShown(Panel.RIGHT);
        }
        MPartStack bottom = (MPartStack) element(Panel.BOTTOM);
        MUIElement front = bottom.getSelectedElement();
        return isShown(Panel.BOTTOM) && front != null && id.equals(front.getElementId());
    }

    /** The stack where a new editor goes: that of {@code neighbour}, else the first. */
    public MPartStack editorStack(Optional<MPart> neighbour) {
        if (neighbour.isPresent() && (Object) neighbour.get().getParent() instanceof MPartStack stack) {
            return stack;
        }
        return model.findElements(application, null, MPartStack.class, List.of(EDITOR_STACK)).getFirst();
    }

    /** All stacks that editors are in. */
    List<MPartStack> editorStacks() {
        return model.findElements(application, null, MPartStack.class, List.of(EDITOR_STACK));
    }

    /** A new stack beside that of {@code part}. */
    public MPartStack split(MPart part, boolean below) {
        MPartStack stack = model.createModelElement(MPartStack.class);
        stack.getTags().add(EDITOR_STACK);
        MElementContainer<?> beside = editorStack(Optional.of(part));
        model.insert(stack, (MPartSashContainerElement) beside,
                below ? EModelService.BELOW : EModelService.RIGHT_OF, 0.5f);
        return stack;
    }

    /** The parts that hold editors, in order. */
    public List<MPart> editorParts() {
        return model.findElements(application, null, MPart.class, List.of(PartEditors.EDITOR));
    }

    /** The parts among the editors that are none. */
    public List<MPart> pages() {
        return model.findElements(application, null, MPart.class, List.of(PartEditors.PAGE));
    }

    /** e4's services for the one window; its context exists once the window does. */
    public EPartService partService() {
        return window().getContext().get(EPartService.class);
    }

    MUIElement element(Panel panel) {
        return model.find(panel.id(), application);
    }

    /** What shares the room with {@code panel}. */
    MUIElement besides(Panel panel) {
        return model.find(switch (panel) {
            case SIDE -> "dev.rustaiide.rest";
            case RIGHT -> "dev.rustaiide.centre";
            case BOTTOM -> "dev.rustaiide.editors";
        }, application);
    }

    /** What can be hidden. */
    public enum Panel {
        SIDE("dev.rustaiide.side"), BOTTOM("dev.rustaiide.bottom"), RIGHT("dev.rustaiide.assistant");

        private final String id;

        Panel(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** What shares the bottom panel. */
    public enum BottomPart {
        PROBLEMS("dev.rustaiide.problems"), OUTPUT("dev.rustaiide.output");

        private final String id;

        BottomPart(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
