package dev.rustaiide.foundation.config;

/**
 * The layers that values come from; one that is named earlier overrides those named later, except for keys that the
 * organisation's policy locks: nothing above the policy counts for them.
 */
public enum Origin {
    /** {@code --set ID=VALUE} when the application was started. */
    COMMAND_LINE,
    /** A variable of the environment: {@code RUST_AI_IDE_SET_EDITOR_TABSIZE} for {@code editor.tabSize}. */
    ENVIRONMENT,
    /** {@code .rust-ai-ide/settings.json} in a folder within the workspace. */
    FOLDER,
    /** {@code .rust-ai-ide/settings.json} at the top of the workspace. */
    WORKSPACE,
    /** The user's file. */
    USER,
    /** The organisation's file, which also says what is locked. */
    POLICY,
    /** The file that came with the product, for those who build their own. */
    DISTRIBUTION,
    /** The key itself. */
    STANDARD
}
