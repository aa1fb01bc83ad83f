package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Which folders of the tree of files are open, kept for the next time. UI thread only. */
public interface ExpandedFolders {
    /** When folders are opened: those that were open in them when they were left. */
    List<Path> expanded();

    /** Says which are open now; keys that are no paths of what is open in the window are passed over. */
    void setExpanded(Collection<?> keys);
}
