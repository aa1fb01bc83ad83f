package dev.rustaiide.app.workbench;

import java.nio.file.Path;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Text;

/** Shows what differs between texts, beside each other. UI thread only; nothing waits there. */
public interface Comparing {
    /** Opens a page with {@code wish}; what stands in the way is told in the window. */
    void compare(Wish wish);

    /**
     * A text and the file that it is compared with, which can be edited on the page where it can be at all.
     *
     * @param title of the page
     * @param beforeTitle what the text is
     * @param before the text, which may still be on its way
     */
    record Wish(String title, String beforeTitle, Call<Text> before, Path file) {}
}
