package dev.rustaiide.app.workbench;

/** Names a command for ever: key maps refer to it. Two words joined by a dot, e.g. {@code file.save}. */
public record CommandId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
