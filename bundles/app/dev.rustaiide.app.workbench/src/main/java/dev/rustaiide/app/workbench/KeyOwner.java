package dev.rustaiide.app.workbench;

/**
 * A control that has keys before commands have them, such as a terminal, whose programs have commands of their own.
 * The control keeps it as its data under {@link #KEY}. UI thread only.
 */
@FunctionalInterface
public interface KeyOwner {
    String KEY = "dev.rustaiide.keyOwner";

    /** Whether {@code stroke} is the control's, whatever command it would start. */
    boolean keeps(KeyStroke stroke);
}
