package dev.rustaiide.app.ui.components;

/** A switch at the end of a {@link TextField}. */
public final class FieldToggle {
    private final Icon icon;
    private final String label;
    private boolean on;

    FieldToggle(Icon icon, String label) {
        this.icon = icon;
        this.label = label;
    }

    public boolean isOn() {
        return on;
    }

    /** Without telling anybody; it shows at the field's next paint. */
    public void set(boolean value) {
        on = value;
    }

    Icon icon() {
        return icon;
    }

    String label() {
        return label;
    }
}
