package dev.rustaiide.app.workbench.internal.window;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TabRenderer;
import dev.rustaiide.app.ui.components.Token;

/** Gives the look to what e4 makes by itself: tab folders, sashes and the window's ground. */
@Creatable
public final class StackLook {
    /** Under this key e4's renderer keeps the model element of a widget. */
    private static final String OWNER = "modelElement";

    private final Look look;

    @Inject
    public StackLook(Look look, IEventBroker events) {
        this.look = look;
        events.subscribe(UIEvents.UIElement.TOPIC_WIDGET, event -> {
            Object widget = event.getProperty(UIEvents.EventTags.NEW_VALUE);
            Object element = event.getProperty(UIEvents.EventTags.ELEMENT);
            if (widget instanceof CTabFolder folder && element instanceof MPartStack stack) {
                dress(folder, stack);
            } else if (widget instanceof Shell shell) {
                shell.setBackgroundMode(SWT.INHERIT_DEFAULT);
                ground(shell, Token.SURFACE);
            } else if (widget instanceof Composite composite) {
                ground(composite, Token.SURFACE);
            }
        });
    }

    private void dress(CTabFolder folder, MPartStack stack) {
        boolean editors = stack.getTags().contains(WindowLayout.EDITOR_STACK);
        TabRenderer.dress(folder, look, editors ? Token.BACKGROUND : Token.SURFACE);
        // A tab's icon is data that the renderer reads; e4 adds tabs at any time.
        folder.addListener(SWT.Paint, event -> label(folder));
        // e4 shows them when it is done with the folder.
        folder.getDisplay().asyncExec(() -> {
            if (!folder.isDisposed()) {
                folder.setMinimizeVisible(false);
                folder.setMaximizeVisible(false);
            }
        });
    }

    private static void label(CTabFolder folder) {
        for (CTabItem item : folder.getItems()) {
            labelPreview(item);
            if (item.getData(Glyph.class.getName()) == null
                    && item.getData(OWNER) instanceof MPart part
                    && part.getTags().contains(PartEditors.EDITOR)) {
                item.setData(Glyph.class.getName(), Glyph.ofFile(String.valueOf(
                        PartEditors.fileOf(part).getFileName())));
                measure(item);
            }
        }
    }

    private static void labelPreview(CTabItem item) {
        boolean shown = Boolean.TRUE.equals(item.getData(TabRenderer.PREVIEW));
        boolean preview = item.getData(OWNER) instanceof MPart part && PreviewTab.is(part);
        if (shown != preview) {
            item.setData(TabRenderer.PREVIEW, preview);
            measure(item);
        }
    }

    /** Only another text makes the folder ask again how wide the tab is. */
    private static void measure(CTabItem item) {
        String title = item.getText();
        item.setText(title + " ");
        item.setText(title);
    }

    private void ground(Composite composite, Token token) {
        composite.setBackground(look.color(token));
        Look.Registration registration = look.onChange(() -> {
            if (!composite.isDisposed()) {
                composite.setBackground(look.color(token));
                composite.redraw();
            }
        });
        composite.addListener(SWT.Dispose, event -> registration.close());
    }
}
