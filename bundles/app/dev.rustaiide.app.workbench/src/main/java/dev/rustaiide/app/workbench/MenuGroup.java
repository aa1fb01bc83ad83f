package dev.rustaiide.app.workbench;

/** The menus, in order. */
public enum MenuGroup {
    FILE("File"), EDIT("Edit"), SELECTION("Selection"), VIEW("View"), GO("Go"), RUN("Run"), DEBUG("Debug"),
    TEST("Test"), CARGO("Cargo"), GIT("Git"), TERMINAL("Terminal"), ASSISTANT("Assistant"), HELP("Help");

    private final String title;

    MenuGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
