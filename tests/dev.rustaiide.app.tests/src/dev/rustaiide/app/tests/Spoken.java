package dev.rustaiide.app.tests;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.accessibility.AccessibleTextEvent;
import org.eclipse.swt.accessibility.AccessibleTextListener;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** What a screen reader is told about a control: SWT has no public way to ask. UI thread only. */
final class Spoken {
    private static final int UNTOLD = -1;

    private Spoken() {}

    static Optional<String> name(Control control) {
        var event = new AccessibleEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object listener : listeners(control, "accessibleListeners")) {
            ((AccessibleListener) listener).getName(event);
        }
        String own = switch (control) {
            case Shell shell -> shell.getText();
            case Button button -> button.getText();
            case Label label -> label.getText();
            default -> "";
        };
        return Optional.ofNullable(event.result == null ? own : event.result).filter(name -> !name.isBlank());
    }

    /** The role; empty if nobody tells one, so that it is that of the toolkit's own control. */
    static Optional<Integer> role(Control control) {
        var event = new AccessibleControlEvent(control);
        event.childID = ACC.CHILDID_SELF;
        event.detail = -1;
        for (Object listener : listeners(control, "accessibleControlListeners")) {
            ((AccessibleControlListener) listener).getRole(event);
        }
        return event.detail == -1 ? Optional.empty() : Optional.of(event.detail);
    }

    /** The text of a control that shows one. */
    static Optional<String> value(Control control) {
        var event = new AccessibleControlEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object listener : listeners(control, "accessibleControlListeners")) {
            ((AccessibleControlListener) listener).getValue(event);
        }
        return Optional.ofNullable(event.result);
    }

    /** Where the caret is in that text. */
    static Optional<Integer> caret(Control control) {
        AccessibleTextEvent event = textEvent(control);
        for (Object listener : listeners(control, "accessibleTextListeners")) {
            ((AccessibleTextListener) listener).getCaretOffset(event);
        }
        return event.offset == UNTOLD ? Optional.empty() : Optional.of(event.offset);
    }

    /** Where what is selected of it begins, and how long it is. */
    static Optional<Point> selected(Control control) {
        AccessibleTextEvent event = textEvent(control);
        for (Object listener : listeners(control, "accessibleTextListeners")) {
            ((AccessibleTextListener) listener).getSelectionRange(event);
        }
        return event.offset == UNTOLD ? Optional.empty() : Optional.of(new Point(event.offset, event.length));
    }

    private static AccessibleTextEvent textEvent(Control control) {
        var event = new AccessibleTextEvent(control);
        event.childID = ACC.CHILDID_SELF;
        event.offset = UNTOLD;
        return event;
    }

    private static List<?> listeners(Control control, String field) {
        try {
            Field found = Accessible.class.getDeclaredField(field);
            found.setAccessible(true);
            return found.get(control.getAccessible()) instanceof List<?> list ? list : List.of();
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("another toolkit", other);
        }
    }
}
