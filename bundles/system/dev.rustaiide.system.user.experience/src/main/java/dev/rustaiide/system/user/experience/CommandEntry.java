package dev.rustaiide.system.user.experience;

import java.util.List;

/**
 * A command as a key map sees it.
 *
 * @param id such as {@code file.save}
 * @param menu the title of its menu
 * @param title an imperative phrase that does not say again what the menu says
 * @param keys those that it comes with
 * @param context where its keys count. Those of {@link #WINDOW} count everywhere; where people are in another context,
 *     its keys come first. Two commands of one context cannot share keys
 */
public record CommandEntry(String id, String menu, String title, List<Keys> keys, String context) {
    /** The context of whatever makes sense in all of the window. */
    public static final String WINDOW = "window";

    public CommandEntry {
        keys = List.copyOf(keys);
    }

    /** What it is called in a list of all of them, such as {@code Git: Merge branch…} or {@code Go to line…}. */
    public String label() {
        return label(menu, title);
    }

    /** The menu and the title, unless that begins with the same word. */
    public static String label(String menu, String title) {
        return title.equals(menu) || title.startsWith(menu + ' ') ? title : menu + ": " + title;
    }
}
