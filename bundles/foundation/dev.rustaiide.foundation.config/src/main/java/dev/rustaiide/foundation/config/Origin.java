package dev.rustaiide.foundation.config;

/** Where a value comes from; one that is named earlier overrides those named later. */
public enum Origin {
    /** {@code --set ID=VALUE} when the application was started. */
    COMMAND_LINE,
    /** A variable of the environment: {@code RUST_AI_IDE_SET_EDITOR_TABSIZE} for {@code editor.tabSize}. */
    ENVIRONMENT,
    /** The user's file. */
    USER,
    /** The key itself. */
    STANDARD
}
