package dev.rustaiide.app.explorer.internal;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.system.projects.Project;

/** How kinds of projects look: as the files that tell them do. */
final class ProjectLook {
    private ProjectLook() {}

    static Glyph glyph(Project project) {
        return switch (project.kind()) {
            case "cargo" -> Glyph.ofFile("cargo.toml");
            case "node" -> Glyph.ofFile("index.ts");
            case "python" -> Glyph.ofFile("main.py");
            case "go" -> Glyph.ofFile("main.go");
            case "maven", "gradle" -> Glyph.ofFile("Main.java");
            case "cmake" -> Glyph.ofFile("main.c");
            case "make" -> Glyph.ofFile("makefile");
            default -> Glyph.ofFolder(false);
        };
    }

    /** In two words, e.g. {@code Cargo workspace}. */
    static String words(Project project) {
        return project.details().isEmpty() ? project.tool() : project.tool() + " " + project.details();
    }
}
