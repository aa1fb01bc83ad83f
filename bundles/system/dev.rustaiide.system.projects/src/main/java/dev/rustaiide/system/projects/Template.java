package dev.rustaiide.system.projects;

import java.util.List;

/**
 * Something new to make, with {@code {{name}}} and its like in the names and the texts of its files: see
 * {@link TemplateName}.
 *
 * @param id one word with hyphens, e.g. {@code rust-program}
 * @param title for people, e.g. {@code Rust program}
 * @param description one sentence
 * @param use what it makes
 * @param naming which names it takes
 * @param files what is made, by paths with slashes below the folder that it is made in
 */
public record Template(String id, String title, String description, Use use, Naming naming, List<File> files) {
    /** What a template makes. */
    public enum Use {
        /** A folder of its own. */
        PROJECT,
        /** A module in a folder with sources of Rust, and the line that declares it. */
        MODULE,
        /** Files in a folder that is there. */
        FILE
    }

    /** Which names are taken. */
    public enum Naming {
        /** What any file may be called. */
        FILE,
        /** What Cargo and the compiler take for a crate. */
        CRATE,
        /** A Rust identifier that is no keyword. */
        MODULE,
        /** What becomes an identifier of Python with underscores for hyphens. */
        PYTHON,
        /** What npm takes without a scope. */
        NPM,
        /** What is a target of CMake and an identifier of C with underscores for hyphens. */
        CMAKE
    }

    /**
     * A file of a template.
     *
     * @param content its bytes; placeholders are replaced if they are text in UTF-8
     */
    public record File(String path, byte[] content, boolean executable) {}

    public Template {
        files = List.copyOf(files);
    }
}
