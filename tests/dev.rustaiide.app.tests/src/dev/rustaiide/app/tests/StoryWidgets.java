package dev.rustaiide.app.tests;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.RowView;

/** Finds what people see in the window, and does to it what they do. UI thread only. */
final class StoryWidgets {
    private StoryWidgets() {}

    /** All controls that can be seen. */
    private static Stream<Control> visible() {
        return Stream.of(Display.getCurrent().getShells()).filter(Control::isVisible).flatMap(StoryWidgets::within);
    }

    static Stream<Control> within(Control control) {
        Stream<Control> below = control instanceof Composite parent
                ? Stream.of(parent.getChildren()).filter(Control::isVisible).flatMap(StoryWidgets::within)
                : Stream.empty();
        return Stream.concat(Stream.of(control), below);
    }

    static <C extends Control> Optional<C> find(Class<C> type, Predicate<C> which) {
        return visible().filter(type::isInstance).map(type::cast).filter(which).findFirst();
    }

    /** The control of a class that other bundles do not show. */
    static Optional<Control> ofClass(String simpleName) {
        return find(Control.class, control -> control.getClass().getSimpleName().equals(simpleName));
    }

    /** The list that screen readers know as {@code name}. */
    static Optional<RowView<?>> list(String name) {
        return visible().filter(RowView.class::isInstance).<RowView<?>>map(control -> (RowView<?>) control)
                .filter(list -> list.name().equals(name)).findFirst();
    }

    /** A key that is pressed in {@code control}, wherever the keyboard is. */
    static void strike(Control control, int modifiers, int key) {
        Event event = new Event();
        event.stateMask = modifiers;
        event.keyCode = key;
        event.character = key < 0x80 ? (char) key : 0;
        control.notifyListeners(SWT.KeyDown, event);
    }
}
