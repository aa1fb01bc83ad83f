package dev.rustaiide.app.workbench.internal.files;

/** Where names are given in place, at the row that is selected. */
public interface InPlace {
    /** Asks for the name of a new file or folder, and makes it. */
    void create(boolean folder);

    /** Asks for another name of what is selected. */
    void rename();
}
