package dev.rustaiide.app.ui.components;

import java.util.function.Supplier;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What screen readers call a control that is not {@link Painted}, or that the toolkit has no name for. */
public final class AccessibleName {
    private AccessibleName() {}

    /** Asks {@code name} whenever a screen reader does. */
    public static void give(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
    }
}
