package dev.rustaiide.app.workbench;

/** Opens the links of documents and of what programs print, which anybody may have written. UI thread only. */
public interface Links {
    /** Hands {@code link} to the browser of the desktop if it leads to the public web; tells why if it does not. */
    void open(String link);
}
