package dev.rustaiide.app.editor.language;

import dev.rustaiide.foundation.types.Span;

/**
 * Something that could be written at the caret.
 *
 * @param label what people look for; it is what the characters typed so far are matched with
 * @param detail a few muted words beside it, such as a type or a standard value; may be empty
 * @param documentation Markdown that is shown beside the list; may be empty
 * @param replaced what of the text gives way to {@code text}; the caret is inside or at its end
 * @param text what is written
 * @param caret where the caret goes, as an offset in {@code text}
 */
public record Completion(String label, String detail, String documentation, Span replaced, String text, int caret) {}
