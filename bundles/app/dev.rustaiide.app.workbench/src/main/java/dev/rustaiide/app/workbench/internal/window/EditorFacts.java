package dev.rustaiide.app.workbench.internal.window;

/** What the status line says about the active editor, in words; each is empty where there is nothing to say. */
record EditorFacts(String position, String indentation, String encoding, String lineEnding, String language) {
    static final EditorFacts NONE = new EditorFacts("", "", "", "", "");
}
