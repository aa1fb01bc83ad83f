package dev.rustaiide.app.user.experience.internal.tour;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.workbench.CommandId;

/** What people try, in order. */
enum TourStep {
    OPEN(Icon.FOLDER_OPEN, "Open a folder", "There are no project files: a folder is a project.", "folder.open",
            "The sample is a small Cargo workspace."),
    PALETTE(Icon.COMMAND, "Find every command", "Type a few letters of what you want to do; each tells its key.",
            "go.command", ""),
    SYMBOL(Icon.OUTLINE, "Go to a symbol", "Types and functions of the whole folder, by a few letters.",
            "go.symbolInFolder", "Open a folder first."),
    COMPLETE(Icon.EDIT, "Complete", "Names are offered while you type, whole lines in grey: Tab takes them.",
            "editor.complete", "Open a file with code first."),
    REWRITE(Icon.MODEL, "Rewrite some lines", "Say what is to be done with them, and see it as a difference first.",
            "assistant.rewrite", "Open a file with code first."),
    TEST(Icon.TEST, "Run the tests", "Places in the output lead to the code.", "run.test",
            "Open a folder with a Cargo.toml first."),
    DEBUG(Icon.DEBUG, "Debug", "Breakpoints, values behind the lines, and what they are in Rust's words.",
            "debug.start", "Open a folder first."),
    GIT(Icon.GIT_BRANCH, "See what you changed", "Stage files or single changes, commit, undo.",
            "view.git", "");

    private final Icon icon;
    private final String title;
    private final String what;
    private final String command;
    private final String otherwise;

    TourStep(Icon icon, String title, String what, String command, String otherwise) {
        this.icon = icon;
        this.title = title;
        this.what = what;
        this.command = command;
        this.otherwise = otherwise;
    }

    Icon icon() {
        return icon;
    }

    String title() {
        return title;
    }

    String what() {
        return what;
    }

    CommandId command() {
        return new CommandId(command);
    }

    /** What has to be done first where the command makes no sense. */
    String otherwise() {
        return otherwise;
    }
}
