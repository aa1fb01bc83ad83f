package dev.rustaiide.app.workbench;

import java.util.Map;

import dev.rustaiide.system.user.experience.CommandEntry;

/** Where the keys of commands count that do not say it themselves. */
final class KeyContexts {
    /** By the id, or by its beginning with a dot at the end. */
    private static final Map<String, String> CONTEXTS = Map.ofEntries(
            Map.entry("terminal.", "terminal"), Map.entry("terminal.new", CommandEntry.WINDOW),
            Map.entry("diff.", "differences"), Map.entry("git.conflict.", "conflict"),
            Map.entry("explorer.", "explorer"),
            Map.entry("refactor.apply", "preview"), Map.entry("refactor.cancel", "preview"),
            Map.entry("assistant.rewrite.", "rewriting"), Map.entry("assistant.stop", "answer"),
            Map.entry("debug.continue", "debugging"), Map.entry("debug.pause", "debugging"),
            Map.entry("debug.over", "debugging"), Map.entry("debug.into", "debugging"),
            Map.entry("debug.out", "debugging"), Map.entry("debug.runTo", "debugging"),
            Map.entry("go.editor", "outside editors"));

    private KeyContexts() {}

    static String of(String id) {
        String exact = CONTEXTS.get(id);
        String beginning = CONTEXTS.get(id.substring(0, id.lastIndexOf('.') + 1));
        return exact != null ? exact : beginning != null ? beginning : CommandEntry.WINDOW;
    }
}
